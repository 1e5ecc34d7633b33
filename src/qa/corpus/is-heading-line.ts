/** Longest heading of a machine-translated clip seen in practice is 131 characters. */
const HEADING_MAX = 160;
const TITLE_MAX = 220;

/** A line that ends a sentence or leads into the next one; a closing quote or bracket may follow. */
const ENDS_SENTENCE = /[.!?。！？…][\s"'”’)\]»]*$/;
const LEADS_ON = /[,;:，；：、-]\s*$/;

/** Whether a line of its own between paragraphs reads as a heading: short, and neither a sentence nor a list item. */
export function isHeadingLine(text: string): boolean {
  if (text.length > HEADING_MAX || text.includes('\n') || !/\p{L}/u.test(text)) return false;
  if (ENDS_SENTENCE.test(text) || LEADS_ON.test(text)) return false;
  return !/^\p{Ll}/u.test(text) && !/^[-*+•·▪●○◦‣–—]/.test(text);
}

/** Whether an article's first line reads as its title: short, and no sentence of the article itself. */
export function isTitleLine(text: string): boolean {
  if (text.length > TITLE_MAX || text.includes('\n') || !/[\p{L}\p{N}]/u.test(text)) return false;
  return (
    /(?:[?!？！…]|\.{3})[\s"'”’)\]»]*$/.test(text) ||
    !(ENDS_SENTENCE.test(text) || LEADS_ON.test(text))
  );
}
