import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { failureCode } from './connection.ts'
import { createDataFolder } from './data-folder.ts'
import { lockFolder } from './folder-lock.ts'
import { isFolderNewer, migrateFolder } from './migrate-folder.ts'
import { createWriter } from './writer.ts'
import type { WriterMessage, WriterRequest, WriterSettings } from './writer-messages.ts'

// A thread of its own, because SQLite here waits for the disk without giving way: on the main thread each flush
// would stop every socket.
if (parentPort !== null) serve(parentPort, workerData as WriterSettings)

function serve(port: MessagePort, { folder }: WriterSettings): void {
  const post = (message: WriterMessage) => port.postMessage(message)
  try {
    // Before a lock, a mode or a folder is set: what a newer program wrote is left exactly as it is.
    if (isFolderNewer(folder)) {
      post({ kind: 'newer' })
      return
    }
    const dataFolder = createDataFolder(folder)
    const lock = lockFolder(folder)
    if (lock.kind === 'taken') {
      post(lock)
      return
    }
    migrateFolder({ root: folder, folder: dataFolder })
    const writer = createWriter({ folder: dataFolder, post, letGo: lock.letGo })
    port.on('message', (first: WriterRequest) => {
      writer.run([first, ...arrivedMeanwhile(port)])
    })
    post({ kind: 'ready' })
  } catch (error) {
    post({ kind: 'unusable', code: failureCode(error) })
  }
}

/** What came while the last commit was being flushed leaves as one commit. */
function arrivedMeanwhile(port: MessagePort): WriterRequest[] {
  const requests: WriterRequest[] = []
  for (let next = receiveMessageOnPort(port); next !== undefined; next = receiveMessageOnPort(port)) {
    requests.push(next.message as WriterRequest)
  }
  return requests
}
