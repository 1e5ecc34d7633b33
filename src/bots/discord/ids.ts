/** Where Discord sends interactions to, below PUBLIC_URL. */
export const ENDPOINT_PATH = '/discord/interactions';
