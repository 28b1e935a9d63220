import type { Asker } from '../../src/bot/bot.ts';
import { marks } from '../../src/bot/marks.ts';
import type { Button, Reply } from '../../src/bot/reply.ts';
import type { aBot } from './terminal.ts';

type Bot = ReturnType<typeof aBot>['bot'];

/** Somebody who types commands and presses buttons, and sees what comes of it once all is done. */
export function aPersonAt(bot: Bot, differing: Partial<Asker> = {}) {
  let requests = 0;
  const asker = (): Asker => {
    requests += 1;
    const seed = `${differing.id ?? 'ann'}.${differing.channel ?? ''}.${requests}`;
    const at = { id: 'ann', name: 'Ann', room: 'room', channel: 'channel', manager: false, roles: [], now: 0 };
    return { ...at, ...differing, seed };
  };
  const take = async (request: Parameters<Bot['answer']>[0], now?: number): Promise<Reply> => {
    const answer = await bot.answer(request, { ...asker(), ...(now !== undefined && { now }) });
    if ('form' in answer) throw new Error(`Expected a reply, but a form came: ${answer.form.title}`);
    return (await answer.later?.()) ?? answer.reply;
  };
  return {
    type: (name: string, args: Readonly<Record<string, string>> = {}, now?: number) =>
      take({ kind: 'command', name, args }, now),
    press: ({ press }: Pick<Button, 'press'>, now?: number) => take({ kind: 'press', press }, now),
    /** The whole way from a command that opens a form. */
    submit: (press: Button['press'], fields: Readonly<Record<string, string>>, now?: number) =>
      take({ kind: 'submit', press, fields }, now),
  };
}

export function buttonOf({ card }: Pick<Reply, 'card'>, label: string | RegExp): Button {
  const found = card.buttons.find((button) =>
    typeof label === 'string' ? button.label === label : label.test(button.label),
  );
  if (!found) throw new Error(`Expected ${label} among ${card.buttons.map((button) => button.label).join(', ')}`);
  return found;
}

/** Everything that a card says, on lines. */
export function textOf({ card }: Pick<Reply, 'card'>): string {
  const said: string[] = [card.title];
  JSON.stringify(card.blocks, (name, value: unknown) => {
    if (name === 'mark' && typeof value === 'string') said.push(marks[value as keyof typeof marks].word);
    if (['text', 'label', 'note', 'content'].includes(name))
      said.push(typeof value === 'string' ? value : JSON.stringify(value));
    return value;
  });
  return said.join('\n');
}
