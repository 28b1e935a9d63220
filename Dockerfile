# One small image: the machine's own Node 24 runs the TypeScript directly, so there is no build step.
FROM node:24-slim

WORKDIR /app
ENV NODE_ENV=production \
    DATA_DIR=/data \
    NODE_COMPILE_CACHE=/tmp/compile-cache

COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund

COPY tsconfig.json LICENSE ./
COPY src ./src
COPY commands ./commands
COPY knowledge ./knowledge

RUN mkdir /data && chown node:node /data
USER node
VOLUME /data

CMD ["node", "src/main.ts"]
