#include "config.h"

#include "summer-locale.h"

int
main (int argc, char **argv)
{
  summer_locale_init ();
  return 0;
}
