#include "physix.h"
