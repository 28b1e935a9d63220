import type { Fields, Request } from '../bot/command.ts';
import type { Field, Form } from '../bot/reply.ts';
import { choiceMeant } from './choices.ts';
import { readTyped } from './paste.ts';

/** A form that is being filled, a line for each field. */
export interface Filling {
  readonly form: Form;
  readonly fields: Fields;
}

export type Filled = Request | { readonly kind: 'asked'; readonly filling: Filling; readonly question: string };

export function questionOf({ form, fields }: Filling): string {
  const field = nextField(form, fields);
  if (!field) return '';
  if (field.kind === 'lines') {
    const now = field.value === undefined ? '' : `, or an empty line for: ${field.value.replace(/\n/g, ', ')}`;
    const how = field.label.endsWith('?') ? ` ${field.hint}` : ', with commas between';
    return `${field.label}${how}${now} (0 leaves):`;
  }
  const choices = field.choices.map(({ value, label }) => (label.startsWith(value) ? label : value));
  const now = field.value === undefined ? '' : ` for: ${field.value}`;
  return `${field.label} ${choices.join(', ')}, or an empty line${now} (0 leaves).`;
}

/** Takes a line for the field that is asked for; once all are filled, the request that sends the form. */
export function fillNext({ form, fields }: Filling, line: string): Filled {
  const field = nextField(form, fields);
  const typed = readTyped(line);
  const value = field && readValue(field, typed);
  const filling = { form, fields: field && value !== undefined ? { ...fields, [field.name]: value } : fields };
  const unread = value === undefined && typed !== '' ? `“${typed.slice(0, 40)}” was not understood. ` : '';
  return nextField(form, filling.fields)
    ? { kind: 'asked', filling, question: `${unread}${questionOf(filling)}` }
    : { kind: 'submit', press: form.submit, fields: filling.fields };
}

/** `undefined` where the line is no answer, so that the field is asked for again. */
function readValue(field: Field, typed: string): string | undefined {
  if (/^\d+$/.test(typed))
    return field.kind === 'choice' ? field.choices.find(({ value }) => value === typed)?.value : undefined;
  if (field.kind === 'lines') return (typed === '' ? (field.value ?? '') : typed).slice(0, field.longest);
  if (typed === '') return field.value ?? '';
  const values = field.choices.map(({ value }) => value);
  return choiceMeant(typed, values);
}

function nextField(form: Form, fields: Fields): Field | undefined {
  return form.fields.find(({ name }) => fields[name] === undefined);
}
