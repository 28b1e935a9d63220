import { extname } from 'node:path';
import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
  type RESTPatchAPIInteractionOriginalResponseJSONBody,
} from 'discord.js';
import type { Picture } from '../../bot/picture.ts';
import type { Button, Card, Reply } from '../../bot/reply.ts';
import { writeCustomId } from '../custom-id.ts';
import { pagesOf, type Room } from './pages.ts';
import { lines, longestHeading, type Piece, piecesOf } from './pieces.ts';
import { bare, plain, shorten } from './text.ts';

/** Components instead of content and embeds. */
const componentsV2 = 1 << 15;
const mostText = 4000;
const mostComponents = 40;
const buttonsInRow = 5;
/** Characters that read well on one page; Discord would take some more. */
const comfortable = 3300;
const longestFooter = 600;
/** `Page 12 of 34. ` and what sets it off. */
const pageNumber = 40;
const longestLabel = 80;
const longestAlt = 1024;

export interface Upload {
  readonly name: string;
  /** A path to read from, the content itself, or a picture to be painted. */
  readonly from: { readonly path: string } | { readonly content: string } | { readonly picture: Picture };
}

export interface Message {
  readonly body: RESTPatchAPIInteractionOriginalResponseJSONBody & { flags: number };
  readonly uploads: readonly Upload[];
}

/**
 * A reply as messages that Discord takes. A card that can be shown again comes as one message, turned to `page` (from 1,
 * the last if there are fewer); any other goes on in further messages.
 */
export function messagesOf({ card: whole, remark }: Reply, page = 1): readonly [Message, ...Message[]] {
  const card = withShortEnds(whole);
  const heading = remark ? [{ kind: 'heading' as const, text: remark.title }, ...remark.blocks] : [];
  const pieces = [...overlong(whole), ...piecesOf([...card.blocks, ...heading]), ...endnote(whole)];
  const pages = pagesOf(pieces, roomIn(card));
  if (card.self) {
    const at = remark ? pages.length : Math.min(page, pages.length);
    return [messageOf(card, pages[at - 1]!, at, pages.length)];
  }
  const [first, ...rest] = pages;
  const last = rest.length;
  const parts = rest.map((pieces, index) =>
    messageOf({ ...card, buttons: index + 1 === last ? card.buttons : [] }, pieces, 1, 1),
  );
  return [messageOf(last === 0 ? card : { ...card, buttons: [] }, first!, 1, 1), ...parts];
}

function messageOf(card: Card, pieces: readonly Piece[], page: number, pages: number): Message {
  const uploads: Upload[] = [];
  const inside: APIComponentInContainer[] = [text(`## ${plain(card.title)}`), ...drawn(pieces, uploads)];
  const where = pages === 1 ? '' : `Page ${page} of ${pages}. `;
  if (where !== '' || card.footer !== undefined) {
    inside.push({ type: ComponentType.Separator }, text(`-# ${where}${plain(card.footer ?? '')}`));
  }
  const rows: APIMessageTopLevelComponent[] = [];
  if (pages > 1 && card.self) rows.push(row(turning(card.self, page, pages)));
  for (let at = 0; at < card.buttons.length; at += buttonsInRow)
    rows.push(row(card.buttons.slice(at, at + buttonsInRow).map((one) => button(one))));
  return {
    body: {
      flags: componentsV2,
      components: [{ type: ComponentType.Container, components: inside }, ...rows],
      attachments: uploads.map(({ name }, index) => ({ id: `${index}`, filename: name })),
      allowed_mentions: { parse: [] },
    },
    uploads,
  };
}

/** What title, footer and buttons leave of a message. */
function roomIn({ title, footer = '', buttons }: Card): Room {
  const text = mostText - plain(title).length - plain(footer).length - pageNumber;
  const rows = Math.ceil(buttons.length / buttonsInRow);
  // The container, the title, the footer with its rule, and the row that turns pages with its two buttons.
  const parts = mostComponents - 1 - 1 - 2 - 3 - rows - buttons.length;
  if (parts < 3) throw new Error(`Expected no more buttons than a message holds, but came ${buttons.length}`);
  return { text: Math.min(text, comfortable), parts: Math.min(parts, 20) };
}

/** A title or footer too long for its place is cut there, and stands in full in the card. */
function withShortEnds(card: Card): Card {
  const footer = endnote(card).length > 0 ? undefined : card.footer;
  return { ...card, title: shorten(bare(card.title), longestHeading), footer };
}

function overlong({ title }: Card): Piece[] {
  return bare(title).length > longestHeading ? lines(plain(title)) : [];
}

function endnote({ footer = '' }: Card): Piece[] {
  return plain(footer).length > longestFooter ? lines(plain(footer)) : [];
}

/** Lines between headings become one text each; file names tell nothing. */
function drawn(pieces: readonly Piece[], uploads: Upload[]): APIComponentInContainer[] {
  const components: APIComponentInContainer[] = [];
  let lines: string[] = [];
  const flush = () => {
    if (lines.length > 0) components.push(text(lines.join('\n')));
    lines = [];
  };
  for (const piece of pieces) {
    if (piece.kind === 'line') {
      lines.push(piece.text);
      continue;
    }
    flush();
    if (piece.kind === 'heading') {
      components.push({ type: ComponentType.Separator });
      lines.push(piece.text);
    } else if (piece.kind === 'image' || piece.kind === 'picture') {
      const extension = piece.kind === 'image' ? extname(piece.file) : '.png';
      const name = `${piece.kind}-${uploads.length + 1}${extension}`;
      uploads.push({ name, from: piece.kind === 'image' ? { path: piece.file } : { picture: piece.picture } });
      const description = shorten(bare(piece.alt), longestAlt);
      components.push({
        type: ComponentType.MediaGallery,
        items: [{ media: { url: `attachment://${name}` }, description }],
      });
    } else {
      uploads.push({ name: piece.name, from: { content: piece.content } });
      components.push({ type: ComponentType.File, file: { url: `attachment://${piece.name}` } });
    }
  }
  flush();
  return components;
}

function text(content: string): APIComponentInContainer {
  return { type: ComponentType.TextDisplay, content };
}

function row(buttons: readonly ReturnType<typeof button>[]): APIMessageTopLevelComponent {
  return { type: ComponentType.ActionRow, components: [...buttons] };
}

const styles = {
  primary: ButtonStyle.Primary,
  secondary: ButtonStyle.Secondary,
  danger: ButtonStyle.Danger,
} as const;

function button({ label, press, style }: Button, page?: number) {
  return {
    type: ComponentType.Button,
    style: styles[style],
    label: shorten(bare(label), longestLabel),
    custom_id: writeCustomId({ press, page }),
  } as const;
}

function turning(press: NonNullable<Card['self']>, page: number, pages: number): ReturnType<typeof button>[] {
  const to = (label: string, target: number) => button({ label, press, style: 'secondary' }, target);
  return [
    ...(page > 1 ? [to('◀ Back', page - 1)] : []),
    ...(page < pages ? [to(`More: page ${page + 1} of ${pages} ▶`, page + 1)] : []),
  ];
}
