import { type Component, everyComponent } from './components.ts';
import { snowflake } from './snowflake.ts';
import { type Modal, type PendingInteraction, Refusal, type StoredMessage } from './state.ts';

/** What a bot sends for a message. */
export interface MessageBody {
  readonly flags?: number;
  readonly components?: readonly Component[];
  readonly attachments?: readonly { readonly id: string; readonly filename?: string }[];
}

export interface SentFile {
  readonly key: string;
  readonly name: string;
  readonly size: number;
  readonly text: string;
}

const ephemeral = 64;
/** Discord's: an interaction waits three seconds for its first answer, its token lives for fifteen minutes. */
const tokenLifeMs = 15 * 60_000;

/** The first answer to an interaction: one only, of a type that its kind allows, and in time. */
export function acknowledge(
  interaction: PendingInteraction,
  body: { readonly type: number; readonly data?: unknown },
  files: readonly SentFile[],
  patienceMs: number,
): void {
  if (interaction.acknowledged !== undefined)
    throw new Refusal(400, 40060, 'Interaction has already been acknowledged.');
  if (Date.now() - interaction.sentAt > patienceMs) throw new Refusal(404, 10062, 'Unknown interaction');
  const isComponent = interaction.kind === 3;
  const onMessage = isComponent || (interaction.kind === 5 && interaction.source !== undefined);
  const allowed =
    interaction.kind === 4 ? [8] : [4, 5, ...(onMessage ? [6, 7] : []), ...(interaction.kind === 5 ? [] : [9])];
  if (!allowed.includes(body.type)) throw new Refusal(400, 50035, `Callback type ${body.type} is not allowed here`);
  if (body.type === 4 || body.type === 5)
    interaction.original = newMessage(interaction, (body.data ?? {}) as MessageBody, files);
  if (body.type === 6) interaction.original = interaction.source;
  if (body.type === 7) {
    interaction.original = interaction.source;
    change(interaction.source!, (body.data ?? {}) as MessageBody, files);
  }
  if (body.type === 8) interaction.choices = (body.data as { choices: { name: string; value: string }[] }).choices;
  if (body.type === 9) interaction.modal = body.data as Modal;
  interaction.acknowledged = body.type;
  interaction.acknowledgedAt = Date.now();
}

/** The message that an interaction's token gives access to. */
export function originalOf(interaction: PendingInteraction): StoredMessage {
  checkToken(interaction);
  if (!interaction.original || interaction.original.deleted) throw new Refusal(404, 10008, 'Unknown Message');
  return interaction.original;
}

export function followUp(
  interaction: PendingInteraction,
  body: MessageBody,
  files: readonly SentFile[],
): StoredMessage {
  checkToken(interaction);
  if (interaction.acknowledged === undefined) throw new Refusal(404, 10015, 'Unknown Webhook');
  const message = newMessage(interaction, body, files);
  interaction.followUps.push(message);
  return message;
}

export function change(message: StoredMessage, body: MessageBody, files: readonly SentFile[]): void {
  if (message.deleted) throw new Refusal(404, 10008, 'Unknown Message');
  if (body.components) message.components = body.components;
  if (body.flags !== undefined) message.flags = (message.flags & ephemeral) | (body.flags & ~ephemeral);
  attach(message, body, files);
  message.edits += 1;
}

function checkToken(interaction: PendingInteraction): void {
  if (Date.now() - interaction.sentAt > tokenLifeMs) throw new Refusal(401, 50027, 'Invalid Webhook Token');
}

function newMessage(interaction: PendingInteraction, body: MessageBody, files: readonly SentFile[]): StoredMessage {
  const flags = body.flags ?? 0;
  const message: StoredMessage = {
    id: snowflake(),
    channel: interaction.place.channel,
    flags,
    components: body.components ?? [],
    attachments: [],
    files: new Map(),
    onlyFor: (flags & ephemeral) === 0 ? undefined : interaction.person.id,
    edits: 0,
    deleted: false,
  };
  attach(message, body, files);
  return message;
}

/** Uploads are named by `files[n]`, and must be listed and used as `attachment://name`. */
export function attach(message: StoredMessage, body: MessageBody, files: readonly SentFile[]): void {
  const listed =
    body.attachments ?? files.map(({ key, name }) => ({ id: /\d+/.exec(key)?.[0] ?? '0', filename: name }));
  message.attachments = listed.map(({ id, filename }) => {
    const file = files.find(({ key }) => key === `files[${id}]`);
    const kept = message.attachments.find((attachment) => attachment.id === id);
    if (file) return { id, filename: filename ?? file.name, size: file.size };
    if (kept) return kept;
    throw new Refusal(400, 50035, `attachments: ${id} was neither uploaded nor there before`);
  });
  message.files = new Map(files.map(({ name, text }) => [name, text]));
  const names = new Set(message.attachments.map(({ filename }) => filename));
  for (const url of everyComponent(message.components).flatMap((one) => [
    one.file?.url ?? '',
    ...(one.items ?? []).map(({ media }) => media.url),
  ])) {
    const name = /^attachment:\/\/(.*)$/.exec(url)?.[1];
    if (name !== undefined && !names.has(name)) throw new Refusal(400, 50035, `${url} is not among the attachments`);
  }
}
