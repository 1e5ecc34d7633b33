import type { Logger } from 'pino';
import { type OperatorAccess, operatorLink } from '../../bots/operator/operator-access.ts';

/** Says how to become the operator where there is a log in place of a screen: a secret goes to a terminal alone. */
export const tellOperator = (access: OperatorAccess, address: string, logger: Logger): void => {
  if (access.kind === 'nobody') {
    const remedy = 'set it to see every collection on the page, and what was asked in vain';
    logger.info({ variable: 'OPERATOR_TOKEN', remedy }, 'pages for the operator are closed');
  } else if (access.kind === 'link' && process.stdout.isTTY) {
    process.stdout.write(`For the operator, once: ${operatorLink(address, access.key)}\n`);
  }
};
