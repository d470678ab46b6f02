// The look of the report: light, dark and on paper. Colours are told apart in words as well.

export const STYLE = `
:root { color-scheme: light dark;
  --bg: #f4f6f8; --card: #fff; --ink: #17212b; --soft: #51606f; --line: #d8dfe6; --track: #e9edf1; --accent: #0b5cad;
  --ok: #1d8a63; --fixed: #3572c6; --look: #c98a1b; --bad: #c53a28; --worse: #7d2113; --none: #b7c1cb;
  --tint-ok: #e3f4ec; --tint-look: #fdf1d8; --tint-bad: #fce6e2; --on-ok: #0d5a3e; --on-look: #6b4700; --on-bad: #8d1f10; }
@media (prefers-color-scheme: dark) { :root {
  --bg: #0f141a; --card: #18202a; --ink: #e7ecf1; --soft: #a9b5c2; --line: #2c3845; --track: #273240; --accent: #84bbf3;
  --ok: #43b98b; --fixed: #6ea3ee; --look: #dfa543; --bad: #ec6f5c; --worse: #b5402c; --none: #4b5a69;
  --tint-ok: #153529; --tint-look: #3a2d10; --tint-bad: #421c16; --on-ok: #8fe0bf; --on-look: #f3cf8a; --on-bad: #ffb4a6; } }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-behavior: smooth; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body { margin: 0; background: var(--bg); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
main, header, footer { max-width: 74rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2.5rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .35rem; letter-spacing: -.015em; text-wrap: balance; }
h2 { font-size: 1.3rem; margin: 0 0 .25rem; letter-spacing: -.01em; }
h3 { font-size: 1.02rem; margin: 1.6rem 0 .5rem; }
p { margin: .25rem 0 .75rem; max-width: 46rem; }
.lead { font-size: 1.06rem; color: var(--soft); }
.soft { color: var(--soft); }
.small { font-size: .86rem; }
a { color: var(--accent); }
a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; margin: 1rem 0 0; }
nav a { display: inline-block; padding: .2rem 0; }
section { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1.4rem 1.5rem 1.5rem; margin: 1.25rem 0; }
.notice { border-inline-start: 4px solid var(--look); background: var(--tint-look); color: var(--on-look); border-radius: 6px; padding: .5rem .8rem; max-width: none; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(10.5rem, 1fr)); gap: .9rem; margin: 1.4rem 0 .5rem; padding: 0; }
.tile { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: .9rem 1.1rem 1rem; }
.tile dt { color: var(--soft); font-size: .86rem; }
.tile dd { margin: 0; }
.tile .big { font-size: 1.9rem; font-weight: 650; line-height: 1.2; letter-spacing: -.02em; font-variant-numeric: tabular-nums; }
.tile.main { border-top: 4px solid var(--accent); }
.tile.look { border-top: 4px solid var(--look); }
.tile.good { border-top: 4px solid var(--ok); }
.scroll { overflow-x: auto; margin: .5rem -0.25rem 0; padding: 0 .25rem; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
caption { text-align: start; color: var(--soft); font-size: .86rem; padding: 0 0 .4rem; }
th, td { text-align: start; vertical-align: top; padding: .45rem .7rem .45rem 0; border-top: 1px solid var(--line); }
thead td { border-top: 0; }
thead th { border-top: 0; color: var(--soft); font-weight: 600; font-size: .82rem; white-space: nowrap; vertical-align: bottom; }
tbody th { font-weight: 600; overflow-wrap: anywhere; min-width: 8rem; }
tbody th .soft { font-weight: 400; }
td.n, th.n { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.bar { min-width: 9rem; width: 30%; }
td.v { overflow-wrap: anywhere; min-width: 8rem; }
td.why { min-width: 9rem; }
code, .raw { font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; font-size: .88em; overflow-wrap: anywhere; }
.examples { list-style: none; margin: .1rem 0 0; padding: 0; }
svg { display: block; width: 100%; height: auto; overflow: visible; }
svg text { fill: var(--soft); font-size: 12px; }
svg .track { fill: var(--track); } svg .axis { stroke: var(--line); } svg .zero { stroke: var(--soft); stroke-dasharray: 2 2; }
.ok, .for { fill: var(--ok); } .fixed { fill: var(--fixed); } .look { fill: var(--look); } .bad, .against { fill: var(--bad); } .worse { fill: var(--worse); } .none { fill: var(--none); } .accent { fill: var(--accent); }
.strip { height: .75rem; border-radius: 3px; margin-top: .35rem; }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; list-style: none; padding: 0; margin: .4rem 0 .6rem; font-size: .86rem; color: var(--soft); }
.legend li { display: flex; align-items: center; gap: .4rem; } .legend svg { width: .8rem; height: .8rem; }
.pill { display: inline-block; border-radius: 99px; padding: .05rem .6rem; font-size: .82rem; font-weight: 600; white-space: nowrap; }
.pill.match { background: var(--tint-ok); color: var(--on-ok); } .pill.review, .pill.warning, .pill.special { background: var(--tint-look); color: var(--on-look); } .pill.error { background: var(--tint-bad); color: var(--on-bad); } .pill.info, .pill.distinct { background: var(--track); color: var(--ink); }
details { border-top: 1px solid var(--line); padding: .55rem 0; }
details.plain { border: 0; padding: .3rem 0; }
table.narrow { max-width: 46rem; } table.narrow th:first-child { width: 45%; }
summary { cursor: pointer; padding: .15rem 0; }
summary .who { font-weight: 600; overflow-wrap: anywhere; }
.mark { display: inline-block; width: 1.2rem; text-align: center; font-weight: 700; }
.mark.d { color: var(--on-bad); } .mark.s { color: var(--on-ok); }
tr.d td.v { background: var(--tint-bad); box-shadow: inset 2px 0 0 var(--bad); padding-inline-start: .5rem; }
.pair { display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); gap: .5rem 2rem; margin-top: .5rem; }
.pair tbody th { font-size: .86rem; min-width: 6rem; width: 26%; }
.pair td.bar { min-width: 6rem; width: 25%; }
.pair td.v { min-width: 5rem; }
.pair th, .pair td { overflow-wrap: anywhere; }
@media (max-width: 60rem) { .pair { grid-template-columns: minmax(0, 1fr); } }
.charts { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 1rem 2.5rem; }
@media (max-width: 48rem) { .charts { grid-template-columns: minmax(0, 1fr); } section { padding: 1.1rem; } }
@media (max-width: 30rem) { .pair > div { overflow-x: auto; } .pair thead th { white-space: normal; } .pair tbody th, .pair td.v, .pair td.bar, table.narrow th, table.narrow td { min-width: 0; } }
dl.how { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1.2rem; margin: .5rem 0; } dl.how dt { font-weight: 600; } dl.how dd { margin: 0; }
.vh { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
footer { padding-bottom: 3rem; }
@media print {
  :root { --bg: #fff; --card: #fff; }
  body { font-size: 10pt; } nav { display: none; } section, .tile { border-color: #bbb; }
  section { border-radius: 0; border-width: 1px 0 0; padding: .8rem 0; } h2, h3, summary { break-after: avoid; } tr, .tile, svg, details { break-inside: avoid; }
  details:not([open])::details-content { content-visibility: visible; display: block; height: auto; } .scroll { overflow: visible; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
