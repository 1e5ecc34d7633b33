#!/usr/bin/env node
import { register } from 'tsx/esm/api';

// The sources run as they are; whoever starts this may stand in any folder.
register();
await import('../src/cli/mcp.ts');
