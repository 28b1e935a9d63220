import { roundCsv, roundJson } from '../../game/round/export.ts';
import { tallyOf } from '../../game/round/tally.ts';
import { statusCard } from '../cards/round/status.ts';
import type { RoundErrand } from '../errand.ts';
import type { Noticeboard } from '../noticeboard.ts';
import { privately, type Reply, tell } from '../reply.ts';
import { liveRounds } from '../room.ts';
import { talkingPoints } from '../talking-points.ts';
import { countOf } from '../words.ts';
import { boardNames, boardReply } from './board.ts';
import { entriesOf, gather, type Sources } from './gather.ts';
import { ownResultCard, type Results, revealedPress } from './results.ts';
import { tellOfRuling } from './rulings.ts';

/** Errands of group rounds. */
export function roundErrands(
  sources: Sources,
  noticeboard: Noticeboard,
  results: Results,
  bell: { attend(round: string): Promise<void>; nudge(round: string): void },
  now: () => number,
): (errand: RoundErrand) => Promise<Reply | undefined> {
  const { shelf } = sources;

  return async (errand) => {
    switch (errand.kind) {
      case 'attend': {
        await bell.attend(errand.round);
        const round = await shelf.find('round', errand.round);
        return round && status(round.room, round.id);
      }
      case 'nudge':
        bell.nudge(errand.round);
        return undefined;
      case 'status':
        return status(errand.room);
      case 'check-channel':
        return checkChannel(errand.room, errand.channel);
      case 'reveal-card': {
        const round = await shelf.find('round', errand.round);
        return round && privately(await results.revealCard(round));
      }
      case 'revealed': {
        const round = await shelf.find('round', errand.round);
        return round && privately(await results.revealedCard(round, errand.learner));
      }
      case 'own-result': {
        const gathered = await gather(errand.round, sources);
        const card = gathered && ownResultCard(gathered, errand.learner, errand.where);
        return card ? privately(card) : didNotEnter(errand.round);
      }
      case 'export':
        return exportRound(errand);
      case 'board':
        return boardReply(errand, sources);
      case 'challenged': {
        const challenge = await shelf.find('challenge', errand.challenge);
        const round = challenge && (await shelf.find('round', challenge.round));
        if (round)
          await results.tellFacilitator(round, `“${challenge.text}” is challenged. /round challenges rules on it.`);
        return undefined;
      }
      case 'regraded':
        await tellOfRuling(errand.challenge, sources, noticeboard);
        return undefined;
    }
  };

  /** @param besides a round to show even if it is over by now */
  async function status(id: string, besides?: string): Promise<Reply> {
    const room = await shelf.find('room', id);
    if (!room) return tell('No rounds yet', '/round open puts a case up now, /round schedule one every week.');
    const latest = room.rounds.findLast(({ phase }) => phase === 'revealed')?.id;
    const shown = [latest, ...liveRounds(room).map((live) => live.id), besides].filter((one) => one !== undefined);
    const rounds = await Promise.all(
      [...new Set(shown)].map(async (one) => ({
        round: await shelf.find('round', one),
        entrants: (await entriesOf(one, shelf)).map(({ learner }) => learner),
      })),
    );
    const there = rounds.flatMap(({ round, entrants }) => (round ? [{ round, entrants }] : []));
    return { ...privately(statusCard(room, there, now())), inPlace: true };
  }

  async function checkChannel(room: string, channel: string): Promise<Reply | undefined> {
    const missing = await noticeboard.missingRights(room, channel);
    const where = { of: 'channel' as const, id: channel };
    if (missing === undefined || missing.length === 0) return undefined;
    const text =
      missing === 'no-channel'
        ? 'That channel is not there, or is not of this server. /setup channel: chooses another.'
        : [
            'In ',
            where,
            ` the bot lacks: ${missing.join(', ')}. Grant these to its role in the channel’s settings, Permissions; then /setup checks again. Everything else was saved.`,
          ];
    return privately({ title: 'Saved, but the channel is not ready', blocks: [{ kind: 'text', text }], buttons: [] });
  }

  async function exportRound({ round, format }: Extract<RoundErrand, { kind: 'export' }>): Promise<Reply> {
    const gathered = await gather(round, sources);
    if (!gathered) return tell('Nothing to export', 'That round, or its case, is no longer there.');
    const { entries, key, unknown, room } = gathered;
    const names = await boardNames(
      entries.map(({ learner }) => learner),
      shelf,
    );
    const cover = { round, secret: room.secret, names };
    const number = gathered.round.number;
    const file = {
      csv: () => ({ name: `round-${number}.csv`, content: roundCsv(entries, cover) }),
      json: () => ({ name: `round-${number}.json`, content: roundJson(entries, tallyOf(entries, key), key, cover) }),
      points: () => ({ name: `round-${number}.md`, content: talkingPoints(unknown, entries, key) }),
    }[format]();
    const said = `${countOf(entries.length, 'entry', 'entries')}, without names but of those who want theirs shown.`;
    return privately({
      title: `Round ${number}`,
      blocks: [
        { kind: 'text', text: said },
        { kind: 'file', ...file },
      ],
      buttons: [],
    });
  }
}

/** The button stands below several messages, so the answer is offered and not said to be anywhere. */
function didNotEnter(id: string): Reply {
  return privately({
    title: 'You did not enter',
    blocks: [{ kind: 'text', text: 'Only entrants have a result of their own. The answer is for all.' }],
    buttons: [{ label: 'Show the answer', press: revealedPress({ id }), style: 'primary' }],
  });
}
