import { characters, isJson, type Json } from '../json.ts';

/** Where something is wrong, and the rule it breaks. */
export interface Problem {
  readonly path: string;
  readonly rule: string;
}

export type TextType = 'plain_text' | 'mrkdwn';

/** The checks that blocks and elements are made of; each adds what it finds to one list. */
export interface Rules {
  readonly problems: Problem[];
  bad(path: string, rule: string): void;
  string(
    value: unknown,
    max: number,
    path: string,
    options?: { min?: number; isRequired?: boolean },
  ): void;
  textObject(
    value: unknown,
    max: number,
    path: string,
    options?: { types?: readonly TextType[]; isRequired?: boolean },
  ): void;
  plainText(value: unknown, max: number, path: string, options?: { isRequired?: boolean }): void;
  list(value: unknown, path: string, min: number, max: number): readonly unknown[];
}

/** A fresh set of checks. */
export const createRules = (): Rules => {
  const problems: Problem[] = [];
  const bad = (path: string, rule: string): void => {
    problems.push({ path, rule });
  };
  const string: Rules['string'] = (value, max, path, { min = 1, isRequired = true } = {}) => {
    if (value === undefined || value === null) {
      if (isRequired) bad(path, 'required');
      return;
    }
    if (typeof value !== 'string') {
      bad(path, 'must be a string');
      return;
    }
    const length = characters(value);
    if (length < min) bad(path, `min length ${min}`);
    if (length > max) bad(path, `max length ${max} (got ${length})`);
  };
  const textObject: Rules['textObject'] = (
    value,
    max,
    path,
    { types = ['plain_text', 'mrkdwn'], isRequired = true } = {},
  ) => {
    if (value === undefined) {
      if (isRequired) bad(path, 'required');
      return;
    }
    if (!isJson(value)) {
      bad(path, 'must be a text object');
      return;
    }
    if (!types.some((type) => type === value.type)) {
      bad(`${path}.type`, `must be ${types.join('|')}`);
    }
    string(value.text, max, `${path}.text`);
    if (value.type === 'mrkdwn' && 'emoji' in value) {
      bad(`${path}.emoji`, 'emoji is only for plain_text');
    }
    if (value.type === 'plain_text' && 'verbatim' in value) {
      bad(`${path}.verbatim`, 'verbatim is only for mrkdwn');
    }
  };
  return {
    problems,
    bad,
    string,
    textObject,
    plainText: (value, max, path, options = {}) =>
      textObject(value, max, path, { ...options, types: ['plain_text'] }),
    list: (value, path, min, max) => {
      if (!Array.isArray(value)) {
        bad(path, 'must be an array');
        return [];
      }
      if (value.length < min) bad(path, `min ${min} items`);
      if (value.length > max) bad(path, `max ${max} items (got ${value.length})`);
      return value;
    },
  };
};

/** The problems as Slack's answer lists them. */
export const asErrors = (problems: readonly Problem[]): readonly string[] =>
  problems.map(
    ({ path, rule }) =>
      `${rule} [json-pointer:/${path.replace(/[.[\]]+/gu, '/').replace(/\/$/u, '')}]`,
  );

/** Checks an image element or block. */
export const checkImage = (
  rules: Rules,
  image: Json,
  path: string,
  limits: {
    readonly alt: number;
    readonly url: number;
  },
): void => {
  rules.string(image.alt_text, limits.alt, `${path}.alt_text`, { min: 0 });
  if (image.slack_file) return;
  rules.string(image.image_url, limits.url, `${path}.image_url`);
  if (typeof image.image_url === 'string' && !/^https?:\/\//u.test(image.image_url)) {
    rules.bad(`${path}.image_url`, 'must be http(s)');
  }
};
