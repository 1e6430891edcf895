// How tools/sdk/typescript.sh makes src/generated. It runs in .cache/sdk/typescript, where the generator is installed.

/** A type of the name Error would hide that of JavaScript. */
function renameError(node) {
  if (node === null || typeof node !== 'object') return;
  for (const [key, value] of Object.entries(node)) {
    if (key === '$ref' && value === '#/components/schemas/Error') node[key] = '#/components/schemas/Problem';
    else renameError(value);
  }
}

export default {
  input: '../../../openapi.yaml',
  output: { path: 'generated', module: { extension: '.js' } },
  parser: {
    patch: {
      input(spec) {
        renameError(spec);
        spec.components.schemas.Problem = spec.components.schemas.Error;
        delete spec.components.schemas.Error;
      },
    },
  },
  plugins: [
    '@hey-api/typescript',
    { name: '@hey-api/client-fetch', baseUrl: false, throwOnError: true },
    {
      name: '@hey-api/sdk',
      operations: { strategy: 'single', containerName: 'Operations', methods: 'instance' },
      auth: false,
    },
  ],
};
