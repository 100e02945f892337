/** What a report has over minutes: a title page, tables, boxes, notes, the emblem of who paid. */
export const REPORT_STYLE = `
.n{margin-inline-end:.35em;color:var(--encre-2);font-variant-numeric:tabular-nums}
.part{margin-block-start:28px}.part-title{margin-block-end:10px;font-size:20px;line-height:1.35;color:var(--encre)}
h4{color:var(--indigo);font-size:16px}.part article,.part article:first-of-type{margin-block-start:18px}
.part>p,.part>ul,section>p,section>ul{margin-block-start:8px}
.scroll{overflow-x:auto;margin-block-start:18px}
.grid{table-layout:fixed;min-inline-size:34rem;font-size:15.5px;line-height:1.45}
.grid caption{padding-block-end:6px;text-align:start;color:var(--encre-2);font-weight:700;font-size:15px}
.grid th,.grid td{padding:6px 8px;inline-size:auto;text-align:start;vertical-align:top;font-weight:400;overflow-wrap:anywhere}
.grid thead th{background:var(--creux);font-weight:700;font-size:15px;color:var(--encre);vertical-align:bottom;
print-color-adjust:exact;-webkit-print-color-adjust:exact}.grid .mid{text-align:center}
figure{margin:20px 0}.hole{display:flex;align-items:center;justify-content:center;min-block-size:150px;padding:16px;
border:2px dashed var(--trait);color:var(--encre-2);text-align:center}figcaption{margin-block-start:6px;font-size:15px;color:var(--encre-2)}
.callout{margin-block-start:18px;padding:14px 18px;border-inline-start:6px solid var(--indigo);background:var(--creux);
print-color-adjust:exact;-webkit-print-color-adjust:exact}
.funding{display:flex;align-items:center;gap:16px;margin-block-start:24px}.emblem{flex:none;inline-size:72px;line-height:0}
.disclaimer{margin-block-start:10px;font-size:15px;line-height:1.5;color:var(--encre-2)}
.notes ol{padding-inline-start:24px;font-size:15px}
@media print{.cover{min-block-size:245mm;break-after:page}.scroll{overflow:visible}.grid{min-inline-size:0;font-size:9pt}
.grid caption,figcaption,.disclaimer,.notes ol{font-size:9pt}.grid thead{display:table-header-group}.part-title{font-size:12pt}
h4{font-size:10pt}figure,.callout,.funding{break-inside:avoid}.part-title,caption{break-after:avoid}.emblem{inline-size:20mm}}
`
