import type { Component } from '../components.ts';
import type { StoredMessage } from '../state.ts';

/** A message as a phone shows it in the dark theme, from the very components that went over the wire. */
export function pageOf(asked: string, { components, onlyFor }: StoredMessage): string {
  const whose = onlyFor === undefined ? '' : '<p class="only">👁 Only you can see this · <a>Dismiss message</a></p>';
  return `<!doctype html><meta charset="utf-8"><style>${style}</style>
<p class="asked"><b>Ann</b> used <a>${asText(asked)}</a></p>
<div class="message"><div class="avatar">?</div><div class="body">
<p class="author">Unknown Case <span class="app">APP</span> <time>Today at 07:42</time></p>
${components.map(draw).join('\n')}${whose}</div></div>
<script>document.documentElement.dataset.height = document.documentElement.getBoundingClientRect().height</script>`;
}

const buttonStyles = ['', 'primary', 'secondary', 'success', 'danger'];

function draw(component: Component): string {
  const inside = (component.components ?? []).map(draw).join('\n');
  switch (component.type) {
    case 1:
      return `<div class="row">${inside}</div>`;
    case 2:
      return `<button class="${buttonStyles[component.style ?? 2]}">${asText(component.label ?? '')}</button>`;
    case 10:
      return `<div class="text">${markdown(component.content ?? '')}</div>`;
    case 14:
      return '<hr>';
    case 17:
      return `<div class="container">${inside}</div>`;
    default:
      throw new Error(`Expected a component that can be drawn, but came type ${component.type}`);
  }
}

/** As much of Discord's markup as cards use: headings, small print, lists in lists, bold, italics, escapes. */
function markdown(content: string): string {
  return content
    .split('\n')
    .map((line) => {
      const [, depth = '', front = '', rest = ''] = /^( *)(## |### |-# |- |)(.*)$/.exec(line) ?? [];
      const text = inline(rest);
      if (front === '- ') return `<p class="item" style="margin-left:${8 + 9 * depth.length}px">${text}</p>`;
      return `<p class="${{ '## ': 'title', '### ': 'heading', '-# ': 'small' }[front] ?? 'line'}">${text}</p>`;
    })
    .join('\n');
}

function inline(text: string): string {
  // Escaped signs step aside, so that what is left means something.
  const aside = text.replace(/\\(.)/g, (_, sign: string) => `\u{e000}${sign.codePointAt(0)};`);
  return asText(aside)
    .replace(/\*\*(.+?)\*\*/g, '<b>$1</b>')
    .replace(/\*(.+?)\*/g, '<i>$1</i>')
    .replace(/\u{e000}(\d+);/gu, (_, code: string) => asText(String.fromCodePoint(Number(code))));
}

function asText(text: string): string {
  return text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const style = `
* { margin: 0; box-sizing: border-box }
html { background: #1a1a1e; width: 412px }
body { font: 15px/1.35 "gg sans", "Noto Sans", "DejaVu Sans", Helvetica, sans-serif; color: #dfe0e2; padding: 14px 12px 16px }
a { color: #7bb0f5 }
.asked { font-size: 13px; color: #9b9ca3; margin: 0 0 4px 26px } .asked b { color: #dfe0e2; font-weight: 600 }
.message { display: flex; gap: 10px }
.avatar { flex: none; width: 38px; height: 38px; border-radius: 50%; background: #2f6f73; color: #fff; font: 600 22px/38px sans-serif; text-align: center }
.body { flex: 1; min-width: 0 }
.author { font-weight: 600; color: #fbfbfb } .author time { font-weight: 400; font-size: 12px; color: #9b9ca3 }
.app { background: #5865f2; color: #fff; font-size: 10px; font-weight: 700; border-radius: 4px; padding: 1px 4px; vertical-align: 2px }
.container { background: #242429; border: 1px solid #36363c; border-radius: 8px; padding: 14px; margin-top: 5px }
hr { border: 0; border-top: 1px solid #36363c; margin: 12px 0 }
.text + .text { margin-top: 8px }
.title { font-size: 20px; font-weight: 700; color: #fbfbfb; line-height: 1.25; margin-bottom: 2px }
.heading { font-size: 16px; font-weight: 700; color: #fbfbfb; margin: 2px 0 4px }
.line { margin: 2px 0 } .line:empty { height: 8px }
.item { position: relative; padding-left: 14px; margin: 3px 0 } .item::before { content: "•"; position: absolute; left: 0 }
.small { font-size: 12px; color: #9b9ca3; line-height: 1.4 }
b { font-weight: 700; color: #fbfbfb } i { color: #c3c4c9 }
.row { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 8px }
button { font: 500 14px "gg sans", "Noto Sans", "DejaVu Sans", sans-serif; color: #fbfbfb; border: 1px solid #ffffff14; border-radius: 8px; padding: 8px 14px; background: #3a3a41 }
button.primary { background: #5865f2 } button.danger { background: #d22d39 } button.success { background: #00863a }
.only { font-size: 12px; color: #9b9ca3; margin-top: 6px }
`;
