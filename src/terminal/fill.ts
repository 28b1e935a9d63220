import type { Fields, Request } from '../bot/command.ts';
import type { Field, Form } from '../bot/reply.ts';
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
  return `${field.label} ${choices.join(', ')}, or an empty line (0 leaves).`;
}

/** Takes a line for the field that is asked for; once all are filled, the request that sends the form. */
export function fillNext({ form, fields }: Filling, line: string): Filled {
  const field = nextField(form, fields);
  const value = field && readValue(field, readTyped(line));
  const filling = { form, fields: field && value !== undefined ? { ...fields, [field.name]: value } : fields };
  return nextField(form, filling.fields)
    ? { kind: 'asked', filling, question: questionOf(filling) }
    : { kind: 'submit', press: form.submit, fields: filling.fields };
}

/** `undefined` where the line is no answer, so that the field is asked for again. */
function readValue(field: Field, typed: string): string | undefined {
  if (/^\d+$/.test(typed))
    return field.kind === 'choice' ? field.choices.find(({ value }) => value === typed)?.value : undefined;
  if (field.kind === 'lines') return (typed === '' ? (field.value ?? '') : typed).slice(0, field.longest);
  if (typed === '') return '';
  return field.choices.find(({ value }) => value.startsWith(typed.toLowerCase()))?.value;
}

function nextField(form: Form, fields: Fields): Field | undefined {
  return form.fields.find(({ name }) => fields[name] === undefined);
}
