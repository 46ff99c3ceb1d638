import ForgeReconciler from '@forge/react';
import { AccessPage } from './access/AccessPage';
import { Page } from './pieces/Page';

ForgeReconciler.render(<Page><AccessPage /></Page>);
