import type { Command, Context, Outcome } from '../src/bot/command.ts';
import { type Block, type Card, privately, type Text, tell } from '../src/bot/reply.ts';
import type { Room } from '../src/bot/room.ts';
import { facilitated } from '../src/bot/rounds/facilitate.ts';
import { cluesInWords, readClues, readReveal, revealInWords } from '../src/bot/rounds/rules.ts';
import { readZone } from '../src/bot/zone.ts';
import { formatDuration, readDuration } from '../src/game/when/duration.ts';

export const setup = {
  name: 'setup',
  description: 'For facilitators: where and how this server’s rounds go',
  example: '/setup zone:New York',
  forFacilitators: true,
  options: {
    channel: { type: 'channel', description: 'Where rounds are put' },
    zone: { type: 'zone', description: 'The time zone of “Friday 12:00”, such as New York' },
    facilitators: { type: 'role', description: 'A role that may run rounds, besides Manage Server' },
    mention: { type: 'role', description: 'A role to mention when a round opens and closes' },
    closes: { type: 'text', description: 'How long a round is open, such as 5 days' },
    clues: { type: 'text', description: 'All at once, or one every so often, such as 12 hours' },
    reveal: { type: 'text', description: 'By hand, at closing, or so long after it' },
    thread: { type: 'flag', description: 'A thread for discussion at each reveal' },
    anonymous: { type: 'flag', description: 'No names at reveals' },
    model: { type: 'flag', description: 'Whether explanations may ask the configured language model' },
  },
  needs: (_, { room }) => ({ writes: room ? [{ kind: 'room', id: room.id }] : [] }),
  run: (context) => facilitated(context, (room) => change(context, room)),
} as const satisfies Command;

function change({ args, now }: Context, room: Room): Outcome {
  const problems: string[] = [];
  let changed = room;
  const set = (part: Partial<Room>) => {
    changed = { ...changed, ...part };
  };
  const rule = (part: Partial<Room['rules']>) => set({ rules: { ...changed.rules, ...part } });
  const read = <T extends object>(
    text: string | undefined,
    how: (text: string) => T | { problem: string },
    take: (read: T) => void,
  ) => {
    if (text === undefined) return;
    const found = how(text);
    if ('problem' in found) problems.push(String(found.problem));
    else take(found as T);
  };
  if (args.channel !== undefined) set({ channel: args.channel });
  read(args.zone, readZone, set);
  if (args.facilitators !== undefined) set({ facilitatorRole: args.facilitators });
  if (args.mention !== undefined) set({ mention: args.mention });
  read(args.closes, readDuration, ({ ms }: { ms: number }) => rule({ closesAfterMs: ms }));
  read(args.clues, readClues, rule);
  read(args.reveal, readReveal, rule);
  if (args.thread !== undefined) rule({ thread: args.thread === 'true' });
  if (args.anonymous !== undefined) rule({ anonymous: args.anonymous === 'true' });
  if (args.model !== undefined) set({ model: args.model === 'true' });
  if (problems.length > 0) return { reply: tell('Nothing was changed', ...problems) };
  const isChanged = changed !== room;
  const card = setupCard(changed, isChanged ? 'Saved' : 'How this server’s rounds go', now);
  return {
    reply: privately(card),
    ...(isChanged && { saves: [{ kind: 'room' as const, id: room.id, record: changed }] }),
    ...(changed.channel !== undefined && {
      errand: { kind: 'check-channel' as const, room: room.id, channel: changed.channel },
    }),
  };
}

/** How a room's rounds go, and how to go on from here. */
function setupCard(room: Room, title: string, now: number): Card {
  const { channel, zone, facilitatorRole, mention, rules, model } = room;
  const roleIn = (id: string | undefined, otherwise: string): Text =>
    id === undefined ? otherwise : [{ of: 'role', id }];
  const rows: { label: string; text: Text }[] = [
    {
      label: 'Channel',
      text: channel === undefined ? 'not set: the one where /round open is used' : [{ of: 'channel', id: channel }],
    },
    { label: 'Time zone', text: `${zone}, where it is ${clockIn(zone, now)}` },
    { label: 'Facilitators', text: roleIn(facilitatorRole, 'whoever may manage this server') },
    { label: 'Mentioned', text: roleIn(mention, 'nobody') },
    { label: 'Open for', text: formatDuration(rules.closesAfterMs) },
    { label: 'Clues', text: cluesInWords(rules) },
    { label: 'Reveal', text: revealInWords(rules) },
    { label: 'Thread', text: rules.thread ? 'opened at the reveal' : 'none' },
    { label: 'Names', text: rules.anonymous ? 'none at reveals' : 'of those who want theirs shown' },
    { label: 'Language model', text: model ? 'may be asked, if one is configured' : 'never asked from here' },
  ];
  const blocks: Block[] = [
    { kind: 'facts', rows },
    {
      kind: 'text',
      text: 'Next: /round open puts a case up now, /round schedule one every week. /setup changes any of this.',
    },
  ];
  return { title, blocks, buttons: [] };
}

function clockIn(zone: string, now: number): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
  }).format(now);
}
