import { itemsOf, type Snapshot } from '../../shared/domain/snapshot.ts'

/**
 * LISEZMOI.txt of a session's folder: how anyone checks it without us, in both languages. It is a file of the archive
 * and not a word on screen, and must stay readable in years: so it stands here whole, and holds the check itself.
 */
export function checkGuide(snapshot: Snapshot): string {
  const sheet = itemsOf(snapshot).find((item) => item.kind === 'session')
  const notice = sheet?.notice ?? null
  return [
    ...(notice === null ? [] : [notice, '']),
    ...french(sheet?.id ?? ''),
    '',
    '----------------------------------------------------------------------',
    '',
    ...english(sheet?.id ?? ''),
    '',
  ].join('\n')
}

/**
 * One line of Node: leaves, root and seal of the snapshot named as argument. Simple quotes only inside, no `!`, no `$`:
 * it runs as it is in bash, PowerShell and the Windows command prompt.
 */
export const NODE_CHECK = [
  "const f=require('fs'),c=require('crypto'),B=Buffer,",
  "H=(...p)=>c.createHash('sha256').update(B.concat(p)).digest(),X=t=>B.from(t,'hex'),",
  "J=v=>Array.isArray(v)?'['+v.map(J)+']':v&&typeof v=='object'?'{'+Object.keys(v).sort().map(k=>JSON.stringify(k)+':'+J(v[k]))+'}':JSON.stringify(v),",
  'M=a=>{while(a.length>1){let b=[];for(let i=0;i<a.length;i+=2)b.push(i+1<a.length?H(B.from([1]),a[i],a[i+1]):a[i]);a=b}return a[0]},',
  "s=JSON.parse(f.readFileSync(process.argv[1],'utf8')),",
  'w=s.leaves.filter(l=>l.item&&(l.item.id==l.id&&H(B.from([0]),X(l.salt),B.from(J(l.item))).equals(X(l.hash))?0:1)).map(l=>l.id),',
  "h=H(B.from(J(s.head))).toString('hex'),A='ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';",
  "let t='',b=BigInt('0x'+h.slice(0,20));for(let i=0;i<16;i++){t=A[Number(b%32n)]+(i%4==0&&i?' ':'')+t;b/=32n}",
  "if(M(s.leaves.map(l=>X(l.hash))).toString('hex')==s.head.root?0:1)w.push('root');if(h==s.seal?0:1)w.push('seal');",
  "console.log(w.length?'FAUX / WRONG: '+w:'JUSTE / SOUND  '+t)",
].join('')

/** The same in Python 3, under the same rules: `<1` stands for « is not ». */
export const PYTHON_CHECK = [
  'import json,hashlib,base64,sys;X=bytes.fromhex;H=lambda *p:hashlib.sha256(bytes().join(p)).digest();',
  "J=lambda v:json.dumps(v,sort_keys=True,separators=(',',':'),ensure_ascii=False).encode();",
  'M=lambda a:a[0] if len(a)<2 else M([H(bytes([1]),*a[i:i+2]) if i+1<len(a) else a[i] for i in range(0,len(a),2)]);',
  "s=json.load(open(sys.argv[1],encoding='utf-8'));h=H(J(s['head']));",
  "w=[l['id'] for l in s['leaves'] if 'item' in l and (l['item']['id']==l['id'] and H(bytes(1),X(l['salt']),J(l['item']))==X(l['hash']))<1];",
  "w+=['root']*((M([X(l['hash']) for l in s['leaves']]).hex()==s['head']['root'])<1)+['seal']*((h.hex()==s['seal'])<1);",
  "t=base64.b32encode(h[:10]).decode();print('FAUX / WRONG: '+','.join(w) if w else 'JUSTE / SOUND  '+' '.join(t[i:i+4] for i in range(0,16,4)))",
].join('')

function commands(): string[] {
  return [
    `  node -e "${NODE_CHECK}" snapshots/0001.json`,
    '',
    '  sha256sum reports/0001/*        (Windows: certutil -hashfile <fichier> SHA256)',
    '',
    `  python3 -c "${PYTHON_CHECK}" snapshots/0001.json`,
  ]
}

function french(code: string): string[] {
  return [
    `SÉANCE ${code} – COMMENT VÉRIFIER SANS NOTRE OUTIL`,
    '',
    'Les 16 caractères du sceau figurent sur le procès-verbal signé. Comparez-les à ceux que donne',
    'la première ou la troisième commande, lancée dans ce dossier (Node 12 ou plus récent, ou Python 3) :',
    '',
    ...commands(),
    '',
    'La première et la troisième contrôlent tout le fichier : JUSTE et le sceau, ou FAUX et ce qui a changé.',
    'JUSTE, et le même sceau que sur le papier : pas un mot n’a changé. Un autre sceau : ce n’est pas ce',
    'fichier. La deuxième donne l’empreinte des procès-verbaux : elle est écrite dans les fichiers .prov.json.',
    '',
    'Calcul. Feuille : SHA-256 de l’octet 0, du sel (16 octets) et de l’élément écrit en JSON canonique',
    '(RFC 8785). Racine : les feuilles deux à deux, SHA-256 de l’octet 1 et des deux empreintes ; la',
    'dernière, seule, monte telle quelle. Sceau : SHA-256 de « head » en JSON canonique ; ses 80 premiers',
    'bits en base32. Chaque instantané nomme le sceau du précédent (« prev ») ; chain.jsonl les énumère.',
    'Un élément « redacted » est masqué : son empreinte reste, le sceau demeure juste.',
  ]
}

function english(code: string): string[] {
  return [
    `SESSION ${code} – HOW TO CHECK WITHOUT OUR TOOL`,
    '',
    'The 16 characters of the seal stand on the signed minutes. Compare them with what the first',
    'or the third command prints, run in this folder (Node 12 or later, or Python 3):',
    '',
    ...commands(),
    '',
    'The first and the third check the whole file: SOUND and the seal, or WRONG and what has changed.',
    'SOUND, and the same seal as on paper: not a word has changed. Another seal: it is not this file.',
    'The second gives the hashes of the minutes: they are written in the .prov.json files.',
    '',
    'Leaf: SHA-256 of byte 0, the salt (16 bytes) and the item as canonical JSON (RFC 8785). Root: leaves',
    'in pairs, SHA-256 of byte 1 and both hashes; a last one alone goes up as it is. Seal: SHA-256 of',
    '“head” as canonical JSON; its first 80 bits as base32. Each snapshot names the seal of the one before',
    '(“prev”); chain.jsonl lists them. A “redacted” item is hidden: its hash stays, the seal stays right.',
  ]
}
