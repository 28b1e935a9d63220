import type { Pack } from '../../game/pack.ts';
import type { Lexicon } from '../../game/recognise/lexicon.ts';
import { type Deck, dueCards } from '../../game/review/deck.ts';
import { ring } from '../../game/review/reminder.ts';
import { reminderCard } from '../cards/reminder.ts';
import type { Attends } from '../due.ts';
import type { Learner } from '../learner.ts';
import type { Noticeboard } from '../noticeboard.ts';
import type { Found, Needs, Save, Shelf } from '../records.ts';
import { deckNeeds, deckRef, readDeck, reminderRef } from './deck.ts';

interface Turn {
  readonly until: number | undefined;
  /** A ringing that was kept and is still to be sent. */
  readonly send?: { readonly cards: number; readonly rangAt: number } | undefined;
}

/** Rings for who asked for it. That it rang is kept before it is sent: after a crash in between it is lost, never doubled. */
export function keepReminders(parts: {
  readonly shelf: Shelf;
  readonly pack: Pack;
  readonly lexicon: Lexicon;
  readonly noticeboard: Noticeboard;
  now(): number;
}): Attends {
  const { shelf, pack, lexicon, noticeboard, now } = parts;

  return {
    async attend(id) {
      const learner = await shelf.find('learner', id);
      if (!learner) return undefined;
      const { until, send } = await shelf.change<Turn>(needsOf(learner), (found) => decide(learner, found));
      if (!send) return until;
      const told = await noticeboard.tell(id, reminderCard(send.cards, send.rangAt));
      if (told.kind === 'refused') return refuse(learner);
      return until;
    },
  };

  /** @param seen the learner a moment ago; what the deck has not read since then rings tomorrow */
  function decide(seen: Learner, found: Found): { readonly saves: readonly Save[]; readonly result: Turn } {
    const { reminder, zone } = found.get('review', seen.id) ?? {};
    const learner = found.get('learner', seen.id);
    if (!reminder || !zone || !learner) return { saves: [due(seen, undefined)], result: { until: undefined } };
    const at = now();
    const rung = ring(reminder, zone, at);
    if (rung.kind === 'wait') {
      const until = reminder.refused ? undefined : reminder.at;
      return { saves: [due(seen, until)], result: { until } };
    }
    const isSettled = learner.gathered === seen.gathered && learner.ungathered.length === seen.ungathered.length;
    const read = isSettled ? readDeck({ learner: seen, found, pack, lexicon }).deck : found.get('review', seen.id)!;
    const cards = dueCards(read, at).length;
    const deck: Deck = { ...found.get('review', seen.id)!, reminder: rung.reminder };
    return {
      saves: [{ ...deckRef(seen), record: deck }, due(seen, rung.reminder.at)],
      result: {
        until: rung.reminder.at,
        send: rung.kind === 'ring' && cards > 0 ? { cards, rangAt: at } : undefined,
      },
    };
  }

  /** Whoever closed their direct messages is not knocked at every day. */
  async function refuse(learner: Learner): Promise<undefined> {
    await shelf.change({ writes: [deckRef(learner), reminderRef(learner)] }, (found) => {
      const deck = found.get('review', learner.id);
      if (!deck?.reminder) return { saves: [], result: undefined };
      const refused = { ...deck, reminder: { ...deck.reminder, refused: true } };
      return { saves: [{ ...deckRef(learner), record: refused }, due(learner, undefined)], result: undefined };
    });
    return undefined;
  }
}

function needsOf(learner: Learner): Needs {
  const { writes, reads } = deckNeeds(learner);
  return { writes, reads: [{ kind: 'learner', id: learner.id }, ...reads] };
}

export function due(learner: Pick<Learner, 'id'>, at: number | undefined): Save {
  return { ...reminderRef(learner), record: at === undefined ? null : { at } };
}
