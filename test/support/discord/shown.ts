import type { ComponentBody, MessageBody } from '../fake-discord/fake-types.ts';

const textsOf = (component: ComponentBody): readonly string[] => [
  ...(component.content === undefined ? [] : [component.content]),
  ...(component.components ?? []).flatMap(textsOf),
];

/** Every text that a message shows, from top to bottom: its line, its embeds or its components, without labels; none of no message. */
export const shownIn = ({ content, embeds, components }: MessageBody = {}): string =>
  [
    content ?? '',
    ...(embeds ?? []).flatMap(({ title, description, footer }) => [
      title ?? '',
      description ?? '',
      footer?.text ?? '',
    ]),
    ...(components ?? []).flatMap(textsOf),
  ]
    .filter((text) => text !== '')
    .join('\n');

/** Every address that a message has a button or a title for. */
export const addressesIn = ({ embeds, components }: MessageBody): readonly string[] => {
  const ofComponent = (component: ComponentBody): readonly string[] => [
    ...(component.url === undefined ? [] : [component.url]),
    ...(component.accessory === undefined ? [] : ofComponent(component.accessory)),
    ...(component.components ?? []).flatMap(ofComponent),
  ];
  return [
    ...(embeds ?? []).flatMap(({ url }) => url ?? []),
    ...(components ?? []).flatMap(ofComponent),
  ];
};
