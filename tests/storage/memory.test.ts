import { openMemory } from '../../src/storage/memory.ts';
import { describeStore } from '../support/store-contract.ts';

describeStore('memory', async () => openMemory());
