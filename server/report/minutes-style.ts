/** The look of a printed report: the tokens of the screens (paper, ink, indigo, millet), on a page that is mostly text. */
export const MINUTES_STYLE = `
:root{--encre:#16202B;--encre-2:#46525F;--trait:#7C8590;--trait-doux:#DDD6C9;--creux:#F0EBE1;--papier:#FAF7F1;
--indigo:#213A82;--mil:#F3B229;--mil-clair:#FFF3D1;--mil-fort:#6F4700}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-block-start:16px}
body{margin:0 auto;padding:32px 24px 48px;max-width:50rem;color:var(--encre);background:#FFF;
font:18px/1.6 Andika,"Noto Sans",system-ui,sans-serif;font-feature-settings:"ss01";overflow-wrap:break-word}
p,ul,dl,h1,h2,h3,h4,table{margin:0}
a{color:var(--indigo)}
a:focus-visible{outline:3px solid var(--encre);box-shadow:0 0 0 6px var(--mil);border-radius:4px}
sup{font-size:.65em;line-height:0}
.band{block-size:8px;margin-block-end:32px;background:conic-gradient(from 135deg at 50% 0,#F2E6CC 90deg,transparent 0) 0 0/16px 100% repeat-x,var(--encre);print-color-adjust:exact;-webkit-print-color-adjust:exact}
.notice{margin-block-end:32px;padding:12px 16px;border:2px solid var(--mil-fort);border-radius:6px;background:var(--mil-clair);
font-size:16px;line-height:1.5;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.notice strong{display:block}
.above{color:var(--encre-2);font-size:16px;line-height:1.45}
h1{margin-block:8px;font-size:38px;line-height:1.2;letter-spacing:-.01em}
.subtitle{font-size:24px;line-height:1.35;font-weight:700;color:var(--indigo)}
.line{margin-block-start:12px}
nav{margin-block:24px 0;padding-block:10px;border-block:1px solid var(--trait-doux)}
nav ul{display:flex;flex-wrap:wrap;gap:4px 20px;padding:0;list-style:none;font-size:16px}
section{margin-block-start:44px}
h2{padding-block-end:6px;margin-block-end:20px;border-block-end:2px solid var(--encre);font-size:25px;line-height:1.3}
section>p+p,section>ul+p,.words p+p,.answer p+p{margin-block-start:8px}
ul{padding-inline-start:24px}
.quiet{color:var(--encre-2)}
article{margin-block-start:30px}
article:first-of-type{margin-block-start:0}
.label{display:flex;flex-wrap:wrap;align-items:baseline;gap:2px 14px;margin-block-end:4px}
h3{font-size:16px;line-height:1.5;color:var(--indigo)}
.group{margin-block-start:16px;break-inside:avoid}h4{font-size:16.5px;line-height:1.5}.group dl{margin-block-start:4px}
.about{font-size:16px;line-height:1.5}
.words{line-height:1.5}
.answer{margin-block-start:12px;padding:2px 0 2px 18px;border-inline-start:6px solid var(--mil);
box-shadow:-1px 0 0 var(--encre);print-color-adjust:exact;-webkit-print-color-adjust:exact}
.tag{font-size:15px;line-height:1.45;color:var(--encre-2);font-weight:700}
.absence{margin-block-start:10px;color:var(--mil-fort);font-weight:700}
dl{display:grid;gap:6px}
article dl{margin-block-start:10px;font-size:16.5px;line-height:1.5}
dl>div{display:grid;grid-template-columns:11.5rem 1fr;gap:0 16px}
dt{color:var(--encre-2)}
dd{margin:0}
table{inline-size:100%;border-collapse:collapse}
th,td{padding:7px 0;border-block-end:1px solid var(--trait-doux);text-align:start;font-weight:400}
thead th{border-block-end:1px solid var(--encre);color:var(--encre-2);font-size:16px}
td,th+th{text-align:end;inline-size:6rem;font-variant-numeric:tabular-nums}
td{font-weight:700}
.part th{padding-inline-start:24px;color:var(--encre-2)}
.part td{font-weight:400}
.seal{margin-block-start:16px;padding:16px 20px;border:2px solid var(--encre);border-radius:6px}
.seal p:last-child{font-size:16px;line-height:1.5}
.code{display:flex;flex-wrap:wrap;gap:4px 24px;margin-block:6px 10px;font:700 28px/1.3 ui-monospace,"DejaVu Sans Mono",Consolas,monospace;letter-spacing:.06em}
.signatures{display:grid;grid-template-columns:1fr 1fr;gap:32px;margin-block-start:32px}
.sign{margin-block-start:72px;padding-block-start:6px;border-block-start:1px solid var(--encre);font-size:15px;color:var(--encre-2)}
footer{margin-block-start:56px}
footer .notice{margin-block-end:16px}
.running{font-size:15px;color:var(--encre-2)}
@media (max-width:34rem){body{padding:20px 16px 32px}h1{font-size:30px}.subtitle{font-size:21px}dl{gap:10px}
dl>div{grid-template-columns:1fr}.signatures{grid-template-columns:1fr}.code{font-size:24px;gap:4px 18px}}
@page{size:A4;margin:18mm 18mm 20mm}
@media print{body{max-width:none;padding:0;font-size:11pt;line-height:1.5}nav{display:none}a{color:inherit;text-decoration:none}
.above,.about,h3,.notice,.seal p:last-child,article dl{font-size:10pt}.tag,.sign,.running{font-size:9pt}
h1{font-size:23pt}.subtitle{font-size:15pt}h2{font-size:15pt}.code{font-size:18pt}section{margin-block-start:9mm}article{margin-block-start:6mm}
article,.together{break-inside:avoid}.answer{border-inline-start:4pt solid var(--mil);box-shadow:none}footer{break-inside:avoid;margin-block-start:9mm}.running{display:none}h2,h3,.label,.tag,.words{break-after:avoid}.seal,.signatures,.notice,dl>div,tr{break-inside:avoid}p,li{orphans:3;widows:3}}
`
