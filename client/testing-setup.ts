import { configure } from '@solidjs/testing-library';

// What comes to the page later is waited for as long as by tests of the server: a busy machine is no failure.
configure({ asyncUtilTimeout: 120_000 });
