import { type Component, everyComponent } from './components.ts';
import type { Recorded } from './state.ts';

const componentsV2 = 1 << 15;

/** Limits that hold without the official description: those that a reply could run into. */
export function limitFaults(requests: readonly Recorded[]): string[] {
  return requests.flatMap(({ path, body }) => faultsOf(body).map((fault) => `${path}: ${fault}`));
}

function faultsOf(body: unknown): string[] {
  const sent = (body ?? {}) as { type?: number; data?: Message } & Message;
  const message = sent.data ?? sent;
  const components = everyComponent(message.components);
  const text = components.reduce((sum, { content = '' }) => sum + [...content].length, 0);
  const ids = components.flatMap(({ custom_id }) => custom_id ?? []);
  const isMessage = message.flags !== undefined && (message.flags & componentsV2) !== 0;
  return [
    ...(components.length > 40 ? [`${components.length} components`] : []),
    ...(text > 4000 ? [`${text} characters of text`] : []),
    ...(new Set(ids).size < ids.length ? ['one custom id twice'] : []),
    ...ids.filter((id) => id.length > 100 || id === '').map((id) => `custom id "${id}"`),
    ...components.filter((one) => one.type === 10 && !one.content).map(() => 'an empty text'),
    ...components.filter((one) => one.type === 1 && !inRow(one)).map(() => 'a row of no or of too many buttons'),
    ...components.filter((one) => one.type === 2 && !fits(one.label, 80)).map(({ label }) => `label "${label}"`),
    ...(isMessage && message.content !== undefined ? ['content beside components'] : []),
    ...(isMessage && !mayMention(message) ? ['mentions are allowed'] : []),
    ...(message.title !== undefined && !fits(message.title, 45) ? [`title "${message.title}"`] : []),
    ...((message.choices?.length ?? 0) > 25 ? ['more than 25 choices'] : []),
  ];
}

/** Nobody is called, but for one role when a round opens and when it closes. */
function mayMention({ allowed_mentions, nonce = '' }: Message): boolean {
  const allowed = JSON.stringify(allowed_mentions);
  if (/\.(opening|closing)$/.test(nonce) && /^\{"parse":\[\],"roles":\["\d+"\]\}$/.test(allowed)) return true;
  return allowed === '{"parse":[]}';
}

interface Message {
  readonly flags?: number;
  readonly content?: string;
  readonly nonce?: string;
  readonly title?: string;
  readonly components?: readonly Component[];
  readonly choices?: readonly unknown[];
  readonly allowed_mentions?: unknown;
}

function inRow({ components = [] }: Component): boolean {
  return components.length >= 1 && components.length <= 5;
}

function fits(text: string | undefined, most: number): boolean {
  return text !== undefined && text !== '' && [...text].length <= most;
}
