// Loaded before anything else (node -r): written for Nodes far too old to read the rest, so that they get a sentence.
var major = parseInt(process.versions.node.split('.')[0], 10)
if (major < 18) {
  console.error(
    'Node ' +
      process.versions.node +
      ' est trop ancien : il faut Node 18 ou plus. (Node is too old: Node 18 or later is needed. https://nodejs.org)',
  )
  process.exit(1)
}
