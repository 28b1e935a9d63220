import { InteractionResponseType } from 'discord.js';
import type { AnswerKind, InteractionKind, Observer } from '../observer.ts';
import { faultOf } from './fault.ts';
import type { Wire } from './wire.ts';

const answers: Readonly<Partial<Record<InteractionResponseType, AnswerKind>>> = {
  [InteractionResponseType.ChannelMessageWithSource]: 'shown',
  [InteractionResponseType.UpdateMessage]: 'shown',
  [InteractionResponseType.Modal]: 'form',
  [InteractionResponseType.ApplicationCommandAutocompleteResult]: 'choices',
  [InteractionResponseType.DeferredChannelMessageWithSource]: 'deferred',
  [InteractionResponseType.DeferredMessageUpdate]: 'deferred',
};

/** The wire for one interaction, from when it came: tells when its first answer was taken, or at the `end` that none was. */
export function observedWire(
  wire: Wire,
  observer: Observer,
  kind: InteractionKind,
): { readonly wire: Wire; end(): void } {
  const from = performance.now();
  let told = false;
  const tell = (answer: AnswerKind) => {
    if (!told) observer.answered(kind, answer, performance.now() - from);
    told = true;
  };
  return { wire: { ...wire, callback }, end: () => tell('lost') };

  async function callback(...[to, body, message]: Parameters<Wire['callback']>): Promise<void> {
    const taken = () => tell(answers[body.type] ?? 'shown');
    try {
      await wire.callback(to, body, message);
    } catch (error) {
      // An earlier try got through and only its receipt was lost.
      if (faultOf(error).kind === 'answered') taken();
      throw error;
    }
    taken();
  }
}
