import type { TextReply } from '../../route.ts';

/**
 * Nothing but our own style and script is loaded, nothing inline runs, no form or frame leads elsewhere.
 * Source: W3C, "Content Security Policy Level 3".
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  // A signed link must not be told to other sites.
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-robots-tag': 'noindex',
  'cache-control': 'no-store',
};

type Headers = Readonly<Record<string, string>>;

/** A page, or a part of one. */
export const htmlResponse = (text: string, status = 200, headers: Headers = {}): TextReply => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8', ...SECURITY_HEADERS, ...headers },
  text,
});

export const jsonResponse = (value: unknown): TextReply => ({
  status: 200,
  headers: { 'content-type': 'application/json; charset=utf-8', ...SECURITY_HEADERS },
  text: JSON.stringify(value),
});

/** A file to be saved; `name` holds letters, digits, dots and hyphens only. */
export const fileResponse = (text: string, type: string, name: string): TextReply => ({
  status: 200,
  headers: {
    ...SECURITY_HEADERS,
    'content-type': `${type}; charset=utf-8`,
    'content-disposition': `attachment; filename="${name}"`,
  },
  text,
});

/** Leads a browser on to another page of ours, after a form was sent. */
export const seeOther = (path: string, headers: Headers = {}): TextReply => ({
  status: 303,
  headers: { location: path, ...SECURITY_HEADERS, ...headers },
  text: '',
});

/** A file that may be kept: for good where its address changes with its content, else for an hour. */
export const assetResponse = (text: string, type: string, isVersioned = true): TextReply => ({
  status: 200,
  headers: {
    ...SECURITY_HEADERS,
    'content-type': `${type}; charset=utf-8`,
    'cache-control': isVersioned ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
  },
  text,
});
