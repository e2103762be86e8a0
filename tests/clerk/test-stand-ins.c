/* Who could stand in: papers that last for the days come before nearness, and what stands against somebody is said. */
#include "config.h"

#include <string.h>

#include "summer-stand-ins.h"

#define FIRST summer_day_from_ymd (2019, 8, 5)
#define LAST (FIRST + 4)

/* Days from the first that the health certificate lasts; 99 = for good, -99 = there is none, -100 = nobody knows the
 * person. Given in the order in which the plan proposes them. */
typedef struct
{
  const char *name;
  int health;
} Somebody;

static const Somebody given[] = {
  { "Zhao", -99 }, { "Qian", 2 }, { "Sun", 4 }, { "Li", -100 }, { "Zhou", 99 }, { "Wu", -1 },
};
static const char *const expected[] = { "Sun", "Zhou", "Qian", "Zhao", "Li", "Wu" };

typedef struct
{
  SummerPeopleIndex index;
  SummerClassFacts class;
  SummerFacts facts;
  SummerStaffPerson persons[G_N_ELEMENTS (given)];
  SummerCertificateRecord papers[G_N_ELEMENTS (given)][2];
  GArray *substitutes;
} Office;

static void
office_init (Office *self)
{
  memset (self, 0, sizeof *self);
  self->class.id = 7;
  self->facts.classes = &self->class;
  self->facts.n_classes = 1;
  self->index.persons = g_array_new (FALSE, TRUE, sizeof (SummerPersonEntry));
  self->index.staff = g_array_new (FALSE, TRUE, sizeof (SummerStaffEntry));
  self->index.by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->substitutes = g_array_new (FALSE, TRUE, sizeof (SummerSubstitute));
  g_array_set_size (self->index.persons, G_N_ELEMENTS (given));
  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    {
      SummerPersonEntry *person = &g_array_index (self->index.persons, SummerPersonEntry, i);
      const SummerStaffEntry staff = { .record = { .class_id = 7, .name = given[i].name },
                                       .person = given[i].health == -100 ? 0 : i + 1 };
      const SummerSubstitute substitute = { .person = &self->persons[i] };

      self->persons[i].name = given[i].name;
      self->papers[i][0] = (SummerCertificateRecord){ .kind = SUMMER_CERTIFICATE_CLEARANCE,
                                                      .until = SUMMER_DAY_NONE };
      self->papers[i][1]
          = (SummerCertificateRecord){ .kind = SUMMER_CERTIFICATE_HEALTH,
                                       .until = given[i].health == 99 ? SUMMER_DAY_NONE
                                                                      : FIRST + given[i].health };
      person->record.id = i + 1;
      person->certificates = self->papers[i];
      person->n_certificates = given[i].health == -99 ? 1 : 2;
      g_hash_table_insert (self->index.by_id, &person->record.id, person);
      g_array_append_val (self->index.staff, staff);
      g_array_append_val (self->substitutes, substitute);
    }
}

static void
office_clear (Office *self)
{
  g_array_unref (self->substitutes);
  g_hash_table_unref (self->index.by_id);
  g_array_unref (self->index.staff);
  g_array_unref (self->index.persons);
}

static const SummerStandIn *
find (const GArray *all, const char *name)
{
  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (g_array_index (all, SummerStandIn, i).substitute.person->name, name))
      return &g_array_index (all, SummerStandIn, i);
  g_assert_not_reached ();
}

static void
test_papers_come_first (void)
{
  Office office;
  g_autoptr (GArray) all = NULL;

  office_init (&office);
  all = summer_stand_ins_new (office.substitutes, &office.facts, &office.index, LAST, FIRST);
  g_assert_cmpuint (all->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < all->len; i++)
    g_assert_cmpstr (g_array_index (all, SummerStandIn, i).substitute.person->name, ==,
                     expected[i]);
  g_assert_false (find (all, "Li")->is_known);
  office_clear (&office);
}

static void
test_what_stands_against_them (void)
{
  static const struct
  {
    const char *name, *health, *warns;
  } cases[] = {
    { "Zhou", "valid", NULL },
    { "Sun", "valid", NULL },
    { "Qian", "only until Wed 7 Aug", "only until Wed 7 Aug" },
    { "Zhao", "missing", "missing" },
    { "Wu", "expired", "expired" },
    { "Li", "missing", "missing" },
  };
  Office office;
  g_autoptr (GArray) all = NULL;

  office_init (&office);
  all = summer_stand_ins_new (office.substitutes, &office.facts, &office.index, LAST, FIRST);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SummerStandIn *one = find (all, cases[i].name);
      g_autofree char *health = summer_stand_in_dup_paper (one, SUMMER_CERTIFICATE_HEALTH);
      g_autofree char *warning = summer_stand_in_dup_warning (one);
      g_autofree char *qualification
          = summer_stand_in_dup_paper (one, SUMMER_CERTIFICATE_QUALIFICATION);

      g_assert_cmpstr (health, ==, cases[i].health);
      g_assert_cmpstr (qualification, ==, "—");
      g_assert_cmpint (warning != NULL, ==, cases[i].warns != NULL);
      if (warning != NULL)
        g_assert_nonnull (strstr (warning, cases[i].warns));
    }
  office_clear (&office);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/stand-ins/papers-come-first", test_papers_come_first);
  g_test_add_func ("/stand-ins/what-stands-against-them", test_what_stands_against_them);

  return g_test_run ();
}
