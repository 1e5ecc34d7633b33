import { DEFAULT_COLLECTION } from '../../qa/corpus/document-reader.ts';
import type { Scope } from '../../qa/types.ts';

/** What everyone may see. */
export const PUBLIC_SCOPE: Scope = { collections: [DEFAULT_COLLECTION] };
