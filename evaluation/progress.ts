/** Told after each question of a stage. */
export type Progress = (stage: string, done: number, total: number) => void;
