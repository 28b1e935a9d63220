import type { APIMessageTopLevelComponent } from 'discord.js';
import { ComponentType } from 'discord.js';

/** What a body says of its files, be it a message or the data of an answer. */
interface WithFiles {
  readonly components?: readonly APIMessageTopLevelComponent[];
  readonly attachments?: readonly { readonly id: string; readonly filename: string }[];
}

/** The body without the pictures of these names, whose content stands in it as text; other files are counted anew. */
export function leaveOut<Body extends WithFiles>(body: Body, names: ReadonlySet<string>): Body {
  const { components = [], attachments = [] } = body;
  const isLeftOut = (url: string) => names.has(url.replace('attachment://', ''));
  return {
    ...body,
    components: components.map((top) =>
      top.type !== ComponentType.Container
        ? top
        : {
            ...top,
            components: top.components.filter(
              (one) => one.type !== ComponentType.MediaGallery || !one.items.some(({ media }) => isLeftOut(media.url)),
            ),
          },
    ),
    attachments: attachments
      .filter(({ filename }) => !names.has(filename))
      .map((attachment, index) => ({ ...attachment, id: `${index}` })),
  };
}
