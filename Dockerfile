# One small image: the machine's own Node 24 runs the TypeScript directly, so there is no build step.
# `npm run test:package` carries out the steps below in a clean folder and boots what comes of them.
FROM node:24-slim

WORKDIR /app

COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund && npm cache clean --force

COPY tsconfig.json LICENSE ./
COPY src ./src
COPY commands ./commands
COPY knowledge ./knowledge

# Everything in /app belongs to root; the bot writes to /data, and its compiled code to /tmp where there is one.
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data

ENV NODE_ENV=production \
    DATA_DIR=/data \
    HTTP_PORT=8080 \
    NODE_COMPILE_CACHE=/tmp/compile-cache

HEALTHCHECK --interval=30s --timeout=6s --start-period=60s --retries=3 CMD ["node", "src/watch/probe.ts"]

# Node itself is process 1, so that a signal to stop reaches it.
CMD ["node", "src/main.ts"]
