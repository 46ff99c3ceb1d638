import ForgeReconciler from '@forge/react';
import { Page } from './pieces/Page';
import { ProjectPage } from './project/ProjectPage';

ForgeReconciler.render(<Page><ProjectPage /></Page>);
