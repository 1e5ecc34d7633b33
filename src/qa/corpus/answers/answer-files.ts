/** A folder of this name holds answers, a file each, and no articles. */
export const ANSWERS_FOLDER = '_answers';

/** Whether a file, by its path, is to hold an answer. */
export const isAnswerFile = (path: string): boolean =>
  path.split('/').slice(0, -1).includes(ANSWERS_FOLDER);
