"""Evidence at the centre: files arrive by tus, lie on a shelf, and are given to those who may see their case."""
