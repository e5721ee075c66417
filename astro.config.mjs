import mdx from '@astrojs/mdx';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import planwright from 'planwright/starlight';

export default defineConfig({
  integrations: [
    starlight({
      title: 'Planwright',
      description:
        'Publishes tasks.md implementation plans as pages, and fails the build when a plan contradicts itself.',
      sidebar: [
        { label: 'Guides', items: [{ autogenerate: { directory: 'guides' } }] },
        { label: 'Reference', items: [{ autogenerate: { directory: 'reference' } }] },
        { label: 'Rules', collapsed: true, items: [{ autogenerate: { directory: 'rules' } }] },
      ],
      plugins: [planwright({ plans: './plans', docsUrl: '/', playground: true })],
    }),
    mdx(),
  ],
});
