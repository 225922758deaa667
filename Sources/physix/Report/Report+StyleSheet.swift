extension Report {
    /// The style sheet of the page and its charts: light, dark and on paper.
    static let styleSheet = """
        :root{--paper:#f6f5f1;--card:#fff;--ink:#1d2127;--faint:#69707a;--rule:#e4e2dc;--grid:#edebe6;
        --observed:#2a6fb0;--predicted:#d4521a;--neutral:#8a8f98;--chosen:#d4521a;--tint:#fdf1ea}
        @media (prefers-color-scheme:dark){:root{--paper:#101317;--card:#191d23;--ink:#e8eaed;--faint:#98a0ab;
        --rule:#2b3038;--grid:#252a31;--observed:#74b9ff;--predicted:#ff9a5c;--neutral:#8b939e;--chosen:#ff9a5c;
        --tint:#2a221d}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",
        Roboto,"Noto Sans","DejaVu Sans",sans-serif}
        main{max-width:1120px;margin:0 auto;padding:56px 32px 72px}
        .eyebrow{margin:0;color:var(--predicted);font-size:13px;font-weight:600;letter-spacing:.06em}
        h1{margin:6px 0 10px;font-size:38px;line-height:1.15;letter-spacing:-.02em;overflow-wrap:anywhere}
        .summary{margin:0;max-width:68ch;font-size:19px;color:var(--faint)}
        section{margin-top:48px}
        h2{margin:0 0 14px;font-size:21px;letter-spacing:-.01em}
        .lead{margin:0 0 14px;max-width:76ch;color:var(--faint)}
        .card{background:var(--card);border:1px solid var(--rule);border-radius:12px}
        .equation{padding:34px 28px 22px;overflow-x:auto}
        .equation math{display:block math;margin:22px 0;font-size:27px}
        .copy{margin-top:22px;padding-top:16px;border-top:1px solid var(--rule)}
        code{display:block;font:14px/1.7 ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;
        color:var(--faint);white-space:pre-wrap;overflow-wrap:anywhere}
        .results{display:flex;flex-wrap:wrap;gap:18px;margin-top:18px}
        .results>.table{flex:3 1 420px}
        .scores{flex:2 1 280px;display:flex;flex-wrap:wrap;gap:18px;align-content:flex-start}
        .score{flex:1 1 150px;padding:14px 20px;background:var(--card);border:1px solid var(--rule);border-radius:12px}
        .score-value{display:block;font-size:28px;font-weight:600;letter-spacing:-.02em;font-variant-numeric:tabular-nums}
        .score-label{color:var(--faint);font-size:14px}
        .table{overflow-x:auto;padding:6px 8px}
        table{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
        th{padding:10px 14px;color:var(--faint);font-size:13px;font-weight:600;text-align:left;
        border-bottom:1px solid var(--rule);white-space:nowrap}
        td{padding:9px 14px;border-bottom:1px solid var(--grid);vertical-align:top}
        tbody tr:last-child td{border-bottom:0}
        .number{text-align:right;white-space:nowrap;width:1%}
        td.text:last-child{overflow-wrap:anywhere}
        td.code{font:14px/1.7 ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
        tr.chosen td{background:var(--tint)}
        tr.chosen td:first-child{color:var(--chosen)}
        .figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,470px),1fr));gap:18px}
        @media (min-width:1020px){.figures>figure:last-child:nth-child(odd){grid-column:1/-1;justify-self:center;
        width:calc(50% - 9px)}}
        figure{margin:0;padding:18px 18px 10px}
        figcaption{margin:0 0 6px 4px;font-size:14px;color:var(--faint)}
        figcaption strong{color:var(--ink);font-size:16px;margin-right:4px}
        .chart{display:block;width:100%;height:auto;font:12px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",
        "DejaVu Sans",sans-serif;font-variant-numeric:tabular-nums}
        .frame{fill:none;stroke:var(--rule)}
        .clip{fill:none}
        .grid{stroke:var(--grid)}
        .grid.zero{stroke:var(--neutral);stroke-opacity:.55}
        .axis{stroke:var(--rule)}
        .tick,.axis-label{fill:var(--faint)}
        .axis-label{font-size:13px}
        .legend{fill:var(--ink);font-size:13px}
        .middle{text-anchor:middle}
        .end{text-anchor:end}
        .line{fill:none;stroke-width:2.2;stroke-linejoin:round;stroke-linecap:round}
        .line.predicted{stroke:var(--predicted)}
        .line.neutral{stroke:var(--neutral);stroke-width:1.4;stroke-dasharray:4 4}
        .band{stroke:none}
        .band.predicted{fill:var(--predicted);fill-opacity:.18}
        .stem{stroke:var(--neutral);stroke-opacity:.6}
        .dot{stroke-width:1.4}
        .dot.observed{fill:var(--observed);fill-opacity:.35;stroke:var(--observed)}
        .dot.neutral{fill:var(--card);stroke:var(--neutral)}
        .dot.chosen{fill:var(--chosen);stroke:var(--card)}
        .exports{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}
        summary{padding:12px 18px;color:var(--faint);font-size:14px;cursor:pointer}
        summary strong{color:var(--ink);font-size:16px;margin-right:4px}
        pre{margin:0;padding:14px 18px;border-top:1px solid var(--rule);overflow-x:auto}
        pre code{color:var(--ink);white-space:pre;overflow-wrap:normal;width:max-content;min-width:100%;user-select:all;
        -webkit-user-select:all}
        .notes{margin:0;padding-left:20px;max-width:76ch}
        dl{display:grid;grid-template-columns:max-content 1fr;gap:6px 24px;margin:0;font-size:15px}
        dt{color:var(--faint)}
        dd{margin:0;overflow-wrap:anywhere}
        @media (max-width:640px){main{padding:32px 16px 48px}h1{font-size:30px}.equation math{font-size:21px}
        dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:10px}
        .equation{padding:20px 16px 14px}figure{padding:14px 8px 8px}figcaption{margin-left:8px}
        .chart,.axis-label{font-size:15px}.legend{font-size:14px}th,td{padding-left:10px;padding-right:10px}
        table:has(td.code),table:has(td.code) :is(thead,tbody){display:block}
        tr:has(.code){display:grid;grid-template-columns:40px 7em 1fr}
        th.code{display:none}tr:has(.code) :is(th,td:not(.code)){border-bottom:0;width:auto}
        tr:has(td.code) td:not(.code){padding-bottom:0}td.code{grid-column:1/-1;padding-top:4px}}
        @media print{:root{--paper:#fff;--card:#fff;--ink:#000;--faint:#444;--rule:#ccc;--grid:#e6e6e6;
        --observed:#1f5f9f;--predicted:#c2440f;--neutral:#777;--chosen:#c2440f;--tint:#f6ede8}
        body{font-size:10.5pt}main{max-width:none;padding:0}section{margin-top:20pt}h1{font-size:24pt}
        .figures{grid-template-columns:1fr 1fr;gap:10pt}figure{padding:8pt 8pt 4pt}.equation{padding:16pt}
        th,td{padding:4pt 10pt}@page{margin:16mm}
        .card,.score,figure,tr{break-inside:avoid}h2{break-after:avoid}}
        """
}
