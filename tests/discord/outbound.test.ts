import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block, Card, Item, Mark, Press, Reply } from '../../src/bot/reply.ts';
import { modalOf } from '../../src/discord/outbound/form.ts';
import { type Message, messagesOf } from '../../src/discord/outbound/message.ts';
import { markup, plain } from '../../src/discord/outbound/text.ts';
import { type Component, everyComponent } from '../support/discord/components.ts';
import { limitFaults } from '../support/discord/limits.ts';
import { officialFaults } from '../support/discord/official.ts';
import type { Recorded } from '../support/discord/state.ts';

const word = fc.string({
  unit: fc.constantFrom('a', 'e', 'é', 'Ж', '腫', '💀', '*', '_', '`', '\\', '|', '<', '@', '#', '>', '1', '.', '-'),
  minLength: 1,
  maxLength: 12,
});
/** From one word to more than a message holds. */
const text = fc.oneof(
  fc.array(word, { minLength: 1, maxLength: 8 }),
  fc.array(word, { minLength: 1, maxLength: 900, size: 'max' }),
  fc
    .string({ unit: fc.constantFrom('x', '\\', '💀', '*'), minLength: 1, maxLength: 6000, size: 'max' })
    .map((long) => [long]),
);
const sentence = fc.oneof(
  { arbitrary: text.map((words) => words.join(' ')), weight: 1 },
  { arbitrary: fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' ')), weight: 9 },
);
/** A counterexample is shown as found: making it smaller takes minutes. */
const runs = { numRuns: 60, endOnFailure: true };
const mark = fc.constantFrom<Mark>('supports', 'against', 'silent', 'correct', 'wrong', 'none');
const leaf: fc.Arbitrary<Item> = fc.record({ mark, text: sentence });
const item: fc.Arbitrary<Item> = fc.record({
  mark,
  text: sentence,
  note: fc.option(sentence, { nil: undefined }),
  under: fc.array(leaf, { maxLength: 4 }),
});
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text: sentence }),
  fc.record({ kind: fc.constant('heading' as const), text: sentence }),
  fc.record({
    kind: fc.constant('facts' as const),
    rows: fc.array(fc.record({ label: sentence, text: sentence }), { maxLength: 6 }),
  }),
  fc.record({ kind: fc.constant('list' as const), ordered: fc.boolean(), items: fc.array(item, { maxLength: 6 }) }),
  fc.record({
    kind: fc.constant('table' as const),
    head: fc.constant(['', 'One', 'Other']),
    rows: fc.array(fc.array(sentence, { minLength: 3, maxLength: 3 }), { maxLength: 6 }),
  }),
  fc.record({ kind: fc.constant('image' as const), file: fc.constant('/pictures/axial.png'), alt: sentence }),
);
const press = (action: string): Press => ({ command: 'case', action, args: ['abc'] });
const card: fc.Arbitrary<Card> = fc.record({
  title: sentence,
  blocks: fc.array(block, { maxLength: 30, size: 'max' }),
  buttons: fc
    .array(sentence, { maxLength: 25, size: 'max' })
    .map((labels) => labels.map((label, index) => ({ label, press: press(`b${index}`), style: 'secondary' as const }))),
  footer: fc.option(sentence, { nil: undefined }),
  self: fc.constantFrom(undefined, press('show')),
});

/** All pages of a card: those that its buttons turn to, or the messages it comes as. */
function everyPage(reply: Reply): readonly Message[] {
  const first = messagesOf(reply);
  if (!reply.card.self) return first;
  const count = Number(/Page \d+ of (\d+)/.exec(said(first))?.[1] ?? 1);
  return Array.from({ length: count }, (_, index) => messagesOf(reply, index + 1)[0]);
}

function said(messages: readonly Message[]): string {
  return messages
    .flatMap(({ body }) => everyComponent(body.components as readonly Component[]))
    .flatMap(({ content, items = [] }) => [content ?? '', ...items.map(({ description }) => description ?? '')])
    .join('\n');
}

/** What stands between title and footer. */
function linesOf(messages: readonly Message[]): string {
  return said(messages)
    .split('\n')
    .filter((line) => !/^(## |-# )/.test(line))
    .join('\n');
}

/** Only what is read: no markup, no spaces. */
const essence = (given: string) => [...given].filter((sign) => /[aeéЖ腫💀x]/u.test(sign)).join('');

function textsOf(item: Item): string[] {
  return [item.text, item.note ?? '', ...(item.under ?? []).flatMap(textsOf)];
}

function textsIn(given: Block): string[] {
  switch (given.kind) {
    case 'text':
    case 'heading':
      return [String(given.text)];
    case 'facts':
      return given.rows.flatMap(({ label, text: fact }) => [label, String(fact)]);
    case 'list':
      return given.items.flatMap(textsOf);
    case 'table':
      return given.rows.flat();
    default:
      return [];
  }
}

/** The recorded request that a message would become. */
function asSent({ body, uploads }: Message): Recorded {
  return {
    method: 'POST',
    path: '/interactions/1/token/callback',
    query: '',
    authorization: undefined,
    contentType: uploads.length > 0 ? 'multipart/form-data' : 'application/json',
    body: { type: 4, data: body },
    files: uploads.map(({ name }, index) => ({ key: `files[${index}]`, name, size: 1 })),
    at: 0,
    status: 204,
  };
}

test('a card of any size comes as messages that Discord takes', async () => {
  await fc.assert(
    fc.asyncProperty(card, async (given) => {
      const sent = everyPage({ private: false, inPlace: false, card: given }).map(asSent);
      expect(limitFaults(sent)).toEqual([]);
      expect(await officialFaults(sent)).toEqual([]);
      expect(Math.max(...sent.map(({ files }) => files.length))).toBeLessThanOrEqual(10);
    }),
    runs,
  );
});

test('nothing of its text is lost across pages, and it keeps its order', () => {
  fc.assert(
    fc.property(card, (given) => {
      const pages = everyPage({ private: false, inPlace: false, card: given });
      const shown = essence(linesOf(pages));
      let at = 0;
      for (const part of given.blocks.flatMap(textsIn).map(essence)) {
        const found = shown.indexOf(part, at);
        expect(found).toBeGreaterThanOrEqual(at);
        at = found;
      }
      // Where they are too long for their places, title and footer stand among the lines.
      for (const end of [given.title, given.footer ?? '']) {
        expect(`${shown} ${essence(said(pages))}`).toContain(essence(end));
      }
    }),
    runs,
  );
});

test.each(['## ', '-# ', '- ', '> ', '1. '])('a long line that is cut before “%s” goes on as text', (sign) => {
  const text = `${'x'.repeat(1499)} ${sign}${'y'.repeat(100)}`;
  const given: Card = { title: 'Long', blocks: [{ kind: 'text', text }], buttons: [], footer: undefined };
  const lines = said(everyPage({ private: false, inPlace: false, card: given })).split('\n');
  const second = lines.find((line) => line.endsWith('y'));
  expect(second).toMatch(/^(?:\\[#>-]|1\\)/);
});

test('more buttons than a message holds are a mistake of ours, not of Discord’s', () => {
  const buttons = Array.from({ length: 26 }, (_, index) => ({
    label: `${index}`,
    press: press(`b${index}`),
    style: 'secondary' as const,
  }));
  const reply = { private: false, inPlace: false, card: { title: 'Too many', blocks: [], buttons } };
  expect(() => messagesOf(reply)).toThrow(/26/);
});

test.each([
  [
    'markup',
    '**bold** _it_ `code` ~~no~~ ||spoiler||',
    '\\*\\*bold\\*\\* \\_it\\_ \\`code\\` \\~\\~no\\~\\~ \\|\\|spoiler\\|\\|',
  ],
  ['a heading', '# big', '\\# big'],
  ['a list', '1. one', '1\\. one'],
  ['a quotation', '> said', '\\> said'],
  ['small print', '-# small', '\\-# small'],
  ['a mention', '<@123> @everyone', '\\<@\u200b123> @\u200beveryone'],
  ['a link', '[here](https://example.org)', '\\[here\\](https\\://example.org)'],
  ['a timestamp', '<t:0:R>', '\\<t:0:R>'],
  ['what turns the line around', 'a\u202eb\u200bc\nd', 'abc d'],
  ['a name with an accent and a dash', 'Kötz–Rindfleisch’s “mass”', 'Kötz–Rindfleisch’s “mass”'],
])('%s is shown as text', (_, given, shown) => {
  expect(plain(given)).toBe(shown);
});

test('a moment is written so that Discord shows it in the reader’s own time', () => {
  expect(markup(['Closes ', { at: 1_700_000_000_999, as: 'relative' }, ', *soon*'])).toBe(
    'Closes <t:1700000000:R>, \\*soon\\*',
  );
});

test('a form of any wording fits its window', () => {
  fc.assert(
    fc.property(sentence, sentence, fc.integer({ min: 1, max: 9000 }), (title, value, longest) => {
      const modal = modalOf({
        title,
        submit: { command: 'guess', action: 'commit', args: ['abc', '1', '0'] },
        fields: [
          { kind: 'lines', name: 'list', label: title, hint: title, value, longest },
          { kind: 'choice', name: 'sure', label: title, choices: [{ value: 'low', label: title }] },
        ],
      });
      const [lines] = modal.components as unknown as { component: { max_length: number; value?: string } }[];
      expect([...modal.title].length).toBeLessThanOrEqual(45);
      expect(lines!.component.max_length).toBeLessThanOrEqual(4000);
      expect([...(lines!.component.value ?? '')].length).toBeLessThanOrEqual(lines!.component.max_length);
    }),
  );
});
