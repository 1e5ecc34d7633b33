import { randomBytes } from 'node:crypto';
import type { Store, Token } from '../../store/store.ts';
import { readCollections } from '../scopes/channel-settings.ts';

/** What somebody asks a token to be, as it was written on a form or a command line. */
export interface TokenWish {
  readonly name: string;
  /** With commas between them. */
  readonly collections: string;
  readonly perMinute: string;
  /** The addresses of a site's pages, with blanks or commas between them; empty for a program. */
  readonly origins: string;
  readonly isOperator: boolean;
}

/** A token as it was made; its secret is known now and never again. */
export interface MadeToken {
  readonly token: Token;
  readonly secret: string;
}

/** Which part of a wish cannot be had, and what to write instead. */
export interface WrongWish {
  readonly field: keyof TokenWish;
  readonly remedy: string;
}

export const TOKEN_RATE_MAX = 6000;
export const TOKEN_RATE = 60;
const NAME_MAX = 80;
const ORIGINS_MAX = 20;
/** 256 random bits: nobody guesses them. */
const SECRET_BYTES = 32;
const ID_BYTES = 6;
/** Whoever finds a secret can tell what it is; that of a site stands in the source of its pages. */
const PREFIXES = { program: 'nd_', site: 'ndpub_' } as const;

/** The origin of an address of the web, such as `https://docs.example.org`; a path behind it is left out. */
const originOf = (address: string): string | undefined => {
  if (!URL.canParse(address)) return undefined;
  const { protocol, origin } = new URL(address);
  return protocol === 'https:' || protocol === 'http:' ? origin : undefined;
};

const readOrigins = (text: string): readonly string[] | undefined => {
  const written = text.split(/[\s,;]+/u).filter((one) => one !== '');
  const origins = written.flatMap((one) => originOf(one) ?? []);
  const isFine = origins.length === written.length && origins.length <= ORIGINS_MAX;
  return isFine ? [...new Set(origins)] : undefined;
};

const readRate = (text: string): number | undefined => {
  const rate = /^\d{1,4}$/u.test(text.trim()) ? Number(text) : Number.NaN;
  return rate <= TOKEN_RATE_MAX ? rate : undefined;
};

const wrong = (field: keyof TokenWish, remedy: string): WrongWish => ({ field, remedy });

/** What is wished for, or what of it cannot be had. */
const readWish = (wish: TokenWish): Omit<Token, 'id' | 'madeAt'> | WrongWish => {
  const name = wish.name.trim();
  const collections = readCollections(wish.collections);
  const perMinute = readRate(wish.perMinute);
  const origins = readOrigins(wish.origins);
  if (name === '' || name.length > NAME_MAX)
    return wrong('name', `give it a name of at most ${NAME_MAX} characters`);
  if (collections === undefined)
    return wrong('collections', 'write names of collections with commas between: public, board');
  if (perMinute === undefined)
    return wrong('perMinute', `write a whole number from 0 to ${TOKEN_RATE_MAX}; 0 is no limit`);
  if (origins === undefined)
    return wrong('origins', 'write addresses such as https://docs.example.org');
  const kind = origins.length > 0 ? 'site' : 'program';
  if (kind === 'site' && wish.isOperator)
    return wrong('isOperator', 'a token of a site can be read by everyone: leave this out');
  return { name, kind, collections, perMinute, origins, isOperator: wish.isOperator };
};

/** Makes a token and keeps it. @throws {StoreError} */
export const makeToken = async (
  { tokens }: Pick<Store, 'tokens'>,
  wish: TokenWish,
  now: () => number,
): Promise<MadeToken | WrongWish> => {
  const read = readWish(wish);
  if ('field' in read) return read;
  const secret = `${PREFIXES[read.kind]}${randomBytes(SECRET_BYTES).toString('base64url')}`;
  const id = randomBytes(ID_BYTES).toString('base64url').replace(/[-_]/gu, 'x');
  const token: Token = { id, ...read, madeAt: now() };
  await tokens.add(token, secret);
  return { token, secret };
};
