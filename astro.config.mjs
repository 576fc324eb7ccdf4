import { defineConfig } from 'astro/config';
import { yansuan } from './src/astro/integration.ts';

// Title, address, base and the rest of what an author sets are in content/site.yaml.
export default defineConfig({
  integrations: [yansuan()],
});
