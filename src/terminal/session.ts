import type { Bot } from '../bot/bot.ts';
import type { Command, Request } from '../bot/command.ts';
import type { Block, Button, Reply } from '../bot/reply.ts';
import { draw } from './draw.ts';
import type { KeepFile } from './files.ts';
import { type Filling, fillNext, questionOf } from './fill.ts';
import type { Seen, TerminalBell, TerminalNoticeboard } from './noticeboard.ts';
import { parseLine } from './parse.ts';
import { plain, type Screen, wrap } from './screen.ts';

export interface SessionParts {
  readonly bot: Bot;
  readonly bell: TerminalBell;
  readonly noticeboard: TerminalNoticeboard;
  readonly commands: readonly Command[];
  readonly screen: Screen;
  readonly as: string;
  readonly facilitator: boolean;
  /** Left out, files are shown as text. */
  readonly keepFile?: KeepFile | undefined;
  now(): number;
  /** A new seed for each request. */
  seed(): string;
}

export interface Session {
  /** What one typed line is answered; `undefined` ends the session. */
  answer(line: string): Promise<string | undefined>;
}

/** What was put up for all to see, under the name of its place. */
function asReply({ where, card }: Seen): Reply {
  return { private: false, inPlace: false, card: { ...card, title: `${where} · ${card.title}` } };
}

const hostHint = 'In the terminal a facilitator is whoever starts it with --host: npm start -- --host';

/** Everybody who plays on this machine is in one room. */
const home = 'terminal';

/** A terminal session as lines in and text out: no stream, no clock of its own, so that a script replays it exactly. */
export function openSession(parts: SessionParts): Session {
  const { bot, bell, noticeboard, commands, screen, as, facilitator, keepFile, now, seed } = parts;
  let buttons: readonly Button[] = [];
  let filling: Filling | undefined;
  const keepFiles = (reply: Reply): Reply => {
    const blocks = reply.card.blocks.map((block): Block => {
      // Several people may play on this machine.
      const path = block.kind === 'file' && keepFile?.(`${as}-${block.name}`, block.content);
      return path ? { kind: 'text', text: `Written to ${path}. It is yours to keep or to delete.` } : block;
    });
    return { ...reply, card: { ...reply.card, blocks } };
  };
  const show = (reply: Reply, isPressed: boolean): string => {
    const takesPlace = isPressed && reply.inPlace;
    if (reply.card.buttons.length > 0 || takesPlace) buttons = reply.card.buttons;
    // Below a page that was looked up on the way stands how to go on with the case; others can be pressed all the same.
    const isOfCase = buttons.some(({ press }) => press.command === 'guess' || press.command === 'case');
    return draw(reply.private || !isOfCase ? reply : { ...reply, card: { ...reply.card, buttons } }, screen);
  };
  const isForHost = (parsed: Request) =>
    !facilitator &&
    parsed.kind === 'command' &&
    commands.some(({ name, forFacilitators }) => name === parsed.name && forFacilitators);
  return {
    async answer(line) {
      const isLeft = filling !== undefined && line.trim() === '0';
      const filled = filling && !isLeft && !line.trim().startsWith('/') ? fillNext(filling, line) : undefined;
      filling = undefined;
      if (isLeft) return 'Left as it was; nothing was sent.';
      const parsed = filled ?? parseLine(line, commands, buttons);
      if (parsed.kind === 'asked') {
        filling = parsed.filling;
        return wrap(plain(parsed.question), screen.width);
      }
      if (parsed.kind === 'quit') return undefined;
      if (parsed.kind === 'nothing') return '';
      if (parsed.kind === 'problem') return wrap(plain(parsed.sentence), screen.width);
      try {
        await bell.ring();
        const answer = await bot.answer(parsed, {
          id: as,
          name: as,
          room: home,
          channel: home,
          manager: facilitator,
          roles: [],
          now: now(),
          seed: seed(),
        });
        if ('form' in answer) {
          filling = { form: answer.form, fields: {} };
          return wrap(plain(`${answer.form.title}. ${questionOf(filling)}`), screen.width);
        }
        const better = await answer.later?.();
        return [answer.reply, ...(better ? [better] : []), ...noticeboard.takeNew().map(asReply)]
          .map(keepFiles)
          .map((reply) => show(reply, parsed.kind !== 'command'))
          .concat(isForHost(parsed) ? [wrap(hostHint, screen.width)] : [])
          .join('\n\n');
      } catch (fault) {
        return wrap(
          `Nothing was changed: ${plain(fault instanceof Error ? fault.message : String(fault))}`,
          screen.width,
        );
      }
    },
  };
}
