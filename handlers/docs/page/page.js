'use strict';

// Swagger UI has a dark style of its own, which this class switches on.
const dark = window.matchMedia('(prefers-color-scheme: dark)');
const dress = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
dark.addEventListener('change', dress);
dress();

// Credentials are kept for this tab. Swagger UI's own way would write them into localStorage, for good.
const place = 'zonemint-authorized';

function save(system) {
  const authorized = system.authSelectors.authorized().toJS();
  if (Object.keys(authorized).length === 0) {
    sessionStorage.removeItem(place);
  } else {
    sessionStorage.setItem(place, JSON.stringify(authorized));
  }
}

function restore(system) {
  const saved = sessionStorage.getItem(place);
  if (saved) {
    system.authActions.restoreAuthorization({ authorized: JSON.parse(saved) });
  }
}

const keepForTab = {
  statePlugins: {
    auth: {
      wrapActions: {
        authorize: (act, system) => (payload) => {
          const done = act(payload);
          // Two different credentials in one request are refused, so a new one takes the place of the one before.
          const others = system.authSelectors.authorized().keySeq().filter((name) => !(name in payload)).toJS();
          if (others.length > 0) {
            system.authActions.logout(others);
          }
          save(system);
          return done;
        },
        logout: (act, system) => (names) => {
          const done = act(names);
          save(system);
          return done;
        },
      },
    },
  },
};

// What is shown of the contract: no other server, as the policy of this page allows requests to this one alone; and the headings
// of its text one level higher, since its title is not shown.
const fitToPage = {
  statePlugins: {
    spec: {
      wrapActions: {
        updateJsonSpec: (act) => (spec) => {
          const servers = (spec.servers || []).filter((server) => server.url.startsWith('/'));
          const description = (spec.info.description || '').replace(/^### /gm, '## ');
          return act({ ...spec, servers, info: { ...spec.info, description } });
        },
      },
    },
  },
};

// What a credential is called in the dialog, and what is asked for.
const ways = {
  basic: { title: 'Username and password', secret: 'Password' },
  tokenAuth: { title: 'Access token', secret: 'Token' },
};

// Credential is the part of the dialog for one scheme. Swagger UI's own parts share ids, and show tokens while they are typed.
function credential(React) {
  const { createElement: make, useState } = React;
  return function Credential({ schema, name, authorized, onAuthChange, getComponent }) {
    const isBasic = schema.get('scheme') === 'basic';
    const [given, setGiven] = useState({});
    const known = authorized && authorized.get(name);
    const Markdown = getComponent('Markdown', true);
    const way = ways[name] || { title: name, secret: 'Token' };
    const change = (part) => (event) => {
      const now = { ...given, [part]: event.target.value };
      setGiven(now);
      onAuthChange({ name, schema, value: isBasic ? { username: now.username, password: now.secret } : now.secret });
    };
    const field = (part, label, type) => {
      const id = `${name}-${part}`;
      return make('p', { className: 'field', key: part },
        make('label', { htmlFor: id }, label),
        make('input', { id, type, required: true, autoComplete: 'off', spellCheck: false, onChange: change(part) }));
    };
    return make('div', { className: 'credential', id: `credential-${name}` },
      make('h3', null, way.title, ' ', make('code', null, name)),
      make(Markdown, { source: schema.get('description') }),
      known
        ? make('p', { className: 'held', role: 'status' }, 'In use', isBasic ? `, as ${known.getIn(['value', 'username'])}` : '', '.')
        : [isBasic && field('username', 'Username', 'text'), field('secret', way.secret, 'password')]);
  };
}

// The dialog is one of the browser's own, which keeps the keyboard inside and gives it back at the end.
function popup(React) {
  const { createElement: make, useEffect, useRef } = React;
  return function AuthorizationPopup(props) {
    const { authSelectors, authActions, getComponent, errSelectors, specSelectors } = props;
    const dialog = useRef(null);
    useEffect(() => {
      const { current } = dialog;
      const opener = document.activeElement;
      current.showModal();
      const first = current.querySelector('input');
      if (first) {
        first.focus();
      }
      return () => opener && opener.focus();
    }, []);
    const close = () => authActions.showDefinitions(false);
    const Auths = getComponent('auths');
    const part = (definitions, key) =>
      make(Auths, { key, definitions, getComponent, errSelectors, authSelectors, authActions, specSelectors });
    const all = authSelectors.shownDefinitions().valueSeq().toArray();
    const isUsual = (definitions) => definitions.keySeq().some((name) => name in ways);
    const usual = all.filter(isUsual);
    const others = all.filter((definitions) => !isUsual(definitions));
    return make('dialog', { className: 'authorize-dialog', ref: dialog, 'aria-labelledby': 'authorize-title', onClose: close },
      make('div', { className: 'dialog-head' },
        make('h2', { id: 'authorize-title' }, 'Authorize'),
        make('button', { type: 'button', className: 'dialog-close', 'aria-label': 'Close', onClick: close }, '×')),
      make('div', { className: 'ways' }, usual.map(part)),
      others.length > 0 && make('details', null,
        make('summary', null, 'Other headers for an access token'),
        make('div', { className: 'ways' }, others.map(part))));
  };
}

const parts = (system) => {
  const { createElement: make } = system.React;
  return {
    components: {
      AuthItem: credential(system.React),
      authorizationPopup: popup(system.React),
      InfoUrl: () => null, // the head of the page has it
      ServersContainer: () => null, // there is one
    },
    wrapComponents: {
      // A label for the screen reader that is another than the visible one keeps people from saying what they see.
      Button: (Original) => ({ 'aria-label': label, ...props }) => make(Original, props),
      // Within a button there is no link. The address of the page follows the operation that is open.
      DeepLink: (Original) => (props) => make(Original, { ...props, enabled: false }),
      TextArea: (Original) => (props) => make(Original, { 'aria-label': 'Body of the request', ...props }),
      // A select within a label has its text as its name.
      ExamplesSelect: (Original) => (props) =>
        make('label', { className: 'examples' },
          props.showLabels === false && make('span', { className: 'unseen' }, 'Example'),
          make(Original, props)),
      FilterContainer: (Original) => (props) =>
        make('section', { 'aria-labelledby': 'operations-head' },
          make('h2', { id: 'operations-head', className: 'operations-head' }, 'Operations'),
          make(Original, props)),
      InfoContainer: (Original) => (props) =>
        make('details', { className: 'about' },
          make('summary', null, 'About this API: credentials, errors, lists and conventions'),
          make(Original, props)),
    },
  };
};

const ui = window.SwaggerUIBundle({
  dom_id: '#reference',
  url: 'openapi.yaml', // which has the operations in the order of their author,
  layout: 'BaseLayout',
  presets: [window.SwaggerUIBundle.presets.apis],
  plugins: [() => keepForTab, () => fitToPage, parts],
  validatorUrl: null,
  persistAuthorization: false,
  queryConfigEnabled: false,
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  filter: true,
  requestSnippetsEnabled: true,
  tryItOutEnabled: true,
  onComplete: () => restore(ui),
});

// Swagger UI looks at the address when it begins. This is for links to an operation on the page itself, and for going back.
window.addEventListener('hashchange', () => ui.layoutActions.parseDeepLinkHash(window.location.hash));
