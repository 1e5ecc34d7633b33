/**
 * What a reader found, in the order of the page and with its words in place of spans: every format is read into this, and
 * `composeTree` makes the text and the tree of it. Texts are plain (no markup), one line unless a "\n" stands for a line
 * that the page breaks; code keeps its lines.
 */
export type SourceBlock =
  | {
      readonly kind: 'heading';
      /** From 1, the most important. */
      readonly level: number;
      readonly text: string;
      /** What an address names it by, without "#". */
      readonly anchor?: string;
    }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'quotation'; readonly blocks: readonly SourceBlock[] }
  | {
      readonly kind: 'callout';
      /** What the page prints on top of it: "Warning", "Before you begin". */
      readonly label?: string;
      readonly blocks: readonly SourceBlock[];
    }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      /** The number of its first item, where that is not 1: a picture or a code block parted it from the items before. */
      readonly start?: number;
      /** An item holds paragraphs, further lists, code and so on; never a heading. */
      readonly items: readonly (readonly SourceBlock[])[];
    }
  | {
      readonly kind: 'table';
      readonly caption?: string;
      /** Empty where the table has none. */
      readonly header: readonly string[];
      /** A cell that spans several rows or columns stands in each of them; a row's first cell may be its name. */
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'code'; readonly text: string; readonly language?: string }
  | { readonly kind: 'definition'; readonly term: string; readonly body: readonly SourceBlock[] }
  | {
      readonly kind: 'question';
      readonly question: string;
      readonly answer: readonly SourceBlock[];
    }
  | {
      readonly kind: 'image';
      /** What the picture shows, for those who do not see it. */
      readonly alt?: string;
      readonly caption?: string;
    };
