"""What calls give that are no function of the project: of a map, of packages that hand on or read settings."""

from oauthlint.link.resolve import member, resolve
from oauthlint.link.world import World
from oauthlint.model.filefacts import Call
from oauthlint.model.practice import Store
from oauthlint.model.value import Object, Result, Text, Trail, Value


def of_map(world: World, base: Object, asked: Value, at: Trail, depth: int) -> Value | None:
    """What a map of another file holds: only of one does an object that has no method `get` give anything by it."""
    key = resolve(world, asked, depth)
    return member(world, base, key.text, at, depth) if isinstance(key, Text) else None


def of_package(world: World, value: Result, call: Call, key: str, store: Store | None, depth: int) -> Value | None:
    """What a package's function gives, by its `key` in the knowledge or the `store` of settings that it reads."""
    knows = world.knowledge.environment
    given = [resolve(world, one, depth) for one in call.args]
    if key in knows.passing:
        from oauthlint.link.passing import passed  # noqa: PLC0415  (few projects have such calls)

        return passed(knows.passing[key], given, lambda base, name: member(world, base, name, value.at, depth))
    if key in knows.loaders:
        from oauthlint.link.schemas import loaded  # noqa: PLC0415  (few projects read their settings so)

        return loaded(world, knows.loaders[key], given, value.at)
    from oauthlint.link.stores import stored  # noqa: PLC0415  (as above)

    way = given[0].text if given and isinstance(given[0], Text) else ""
    return stored(world, store, value.at, way) if store and (store.at or way) else None
