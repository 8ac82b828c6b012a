import { noticeAndCatalogueRaces } from './races/notice-and-catalogue';

noticeAndCatalogueRaces();
