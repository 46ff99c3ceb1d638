import ForgeReconciler from '@forge/react';
import { GadgetPage } from './gadget/GadgetPage';
import { Page } from './pieces/Page';

ForgeReconciler.render(<Page><GadgetPage /></Page>);
