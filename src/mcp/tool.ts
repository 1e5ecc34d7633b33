import type { z } from '@hono/zod-openapi';
import type { CallToolResult, McpServer } from '@modelcontextprotocol/server';
import type { Reply } from '../bots/commands/command.ts';
import { renderConsole } from '../bots/console/render-console.ts';
import type { Card } from '../bots/presentation/card.ts';
import { articleUri } from './article-uri.ts';
import { askFrom, type Seat } from './seat.ts';

/** Wide enough that no line of a card is broken: whoever reads it breaks lines as they like. */
const WIDTH = 10_000;

/** A card as text. */
export const cardText = (card: Card): string =>
  renderConsole(card, { width: WIDTH, isStyled: false });

/** What a tool gives: the same to read and as data, and the articles it stands on. */
export interface ToolAnswer<Body> {
  readonly text: string;
  readonly body: Body;
  readonly articles?: readonly { readonly id: string; readonly title: string }[];
}

/** A thing that an agent can do. */
export interface Tool {
  readonly name: string;
  register(server: McpServer, seat: Seat): void;
}

interface ToolSpec<Input extends z.ZodObject, Body> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: Input;
  readonly output: z.ZodType<Body>;
  /** The command that answers, and what it is given. */
  wish(given: z.output<Input>): {
    readonly command: string;
    readonly options?: Readonly<Record<string, string | undefined>>;
    readonly conversation?: string | undefined;
  };
  /** `undefined` where the reply is none that the tool gives: then its card says why. */
  answer(reply: Reply, seat: Seat): ToolAnswer<Body> | undefined;
}

const LINKS_MAX = 10;

const resultOf = <Body>({ text, body, articles = [] }: ToolAnswer<Body>): CallToolResult => ({
  content: [
    { type: 'text', text },
    ...articles.slice(0, LINKS_MAX).map(({ id, title }) => ({
      type: 'resource_link' as const,
      uri: articleUri(id),
      name: id,
      title,
      mimeType: 'text/plain',
    })),
  ],
  structuredContent: body as Record<string, unknown>, // every body is an object
});

/** A tool that changes nothing and asks nothing of the world outside the articles. */
export const tool = <Input extends z.ZodObject, Body>(spec: ToolSpec<Input, Body>): Tool => ({
  name: spec.name,
  register: (server, seat) => {
    const { name, title, description, input, output, wish, answer } = spec;
    const call = async (given: z.output<Input>): Promise<CallToolResult> => {
      const reply = await askFrom(seat, wish(given));
      const { card } = reply;
      const answered = card.kind === 'notice' ? undefined : answer(reply, seat);
      return answered === undefined
        ? { isError: true, content: [{ type: 'text', text: cardText(card) }] }
        : resultOf(answered);
    };
    const config = {
      title,
      description,
      inputSchema: input,
      outputSchema: output,
      annotations: {
        title,
        readOnlyHint: true,
        destructiveHint: false,
        idempotentHint: true,
        openWorldHint: false,
      },
    };
    // The SDK infers the handler's parameter from the schema; here it is the same type by its own name.
    server.registerTool(name, config, call as never);
  },
});
