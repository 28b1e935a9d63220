import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from 'discord.js';
import type { Field, Form } from '../../bot/reply.ts';
import { writeCustomId } from '../custom-id.ts';
import { bare, shorten } from './text.ts';

const longestTitle = 45;
const longestHint = 100;
const longestText = 4000;

/** A form as the window that Discord opens for it. */
export function modalOf({ title, submit, fields }: Form): APIModalInteractionResponseCallbackData {
  return {
    custom_id: writeCustomId({ press: submit }),
    title: shorten(bare(title), longestTitle),
    components: fields.map((field) => ({
      type: ComponentType.Label,
      label: shorten(bare(field.label), longestTitle),
      component: field.kind === 'lines' ? textInput(field) : select(field),
    })),
  };
}

function textInput({ name, hint, value, longest }: Extract<Field, { kind: 'lines' }>) {
  return {
    type: ComponentType.TextInput,
    custom_id: name,
    style: TextInputStyle.Paragraph,
    placeholder: shorten(bare(hint), longestHint),
    ...(value !== undefined && value !== '' && { value: shorten(value, Math.min(longest, longestText)) }),
    max_length: Math.min(longest, longestText),
    required: true,
  } as const;
}

function select({ name, choices, value: chosen }: Extract<Field, { kind: 'choice' }>) {
  return {
    type: ComponentType.StringSelect,
    custom_id: name,
    placeholder: 'You may leave this out',
    required: false,
    options: choices.map(({ value, label }) => ({
      value,
      label: shorten(bare(label), longestHint),
      ...(value === chosen && { default: true }),
    })),
  } as const;
}
