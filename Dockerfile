# syntax=docker/dockerfile:1

# The image that all stages begin with; pin it by its digest in .env (docs/operations.md).
ARG NODE_IMAGE=node:22-bookworm-slim

# Compiles the sources; nothing of this stage but dist/ reaches the image.
FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
RUN npm run build

# What runs, and no tool more. No install script is needed: every binary is inside its package.
FROM ${NODE_IMAGE} AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev
# The runtime of the models comes for every system: 45 MB of 288 are this one's.
RUN cd node_modules/onnxruntime-node/bin/napi-v6 && \
  find . -mindepth 2 -maxdepth 2 -type d ! -path "./linux/$(node -p process.arch)" -exec rm -r {} +

FROM ${NODE_IMAGE}
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    CORPUS_DIR=/corpus \
    DATABASE_URL=file:/data/newsdesk.db
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json LICENSE NOTICE ./
COPY corpus /corpus
# The one folder that is written to, and only while the database is a file.
RUN mkdir /data && chown node:node /data
VOLUME /data
USER node
EXPOSE 3000
# Whether the process lives; /readyz tells whether it takes questions, and what is degraded.
HEALTHCHECK --interval=15s --timeout=5s --start-period=2m --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node itself, not npm: a signal reaches the product, which finishes what is in flight.
CMD ["node", "dist/main.js"]
