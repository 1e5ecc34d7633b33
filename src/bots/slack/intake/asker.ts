/** Who asks where: what every key is made of. */
export interface Asker {
  readonly team: string;
  readonly channel: string;
  readonly user: string;
}
